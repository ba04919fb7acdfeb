-- The safety hold (rules H1 to H3). A removal that is held stands on the person whom it would remove: what it would become, since when, and
-- by which request. active_since is when an active person became so in its setting; null for those who were active before this version.
alter table target_user add column active_since timestamptz;
alter table target_user add column held text check (held in ('inactive', 'deleted'));
alter table target_user add column held_at timestamptz;
alter table target_user add column held_request_id text;

create index target_user_active on target_user (company_id, setting_id, active_since) where status = 'active';
create index target_user_held on target_user (company_id, setting_id, id) where held is not null;

-- Somebody whose deletion is held, or was discarded, is not deleted, and yet comes back by a POST (rule L3).
drop index target_user_gone_user_name;
drop index target_user_gone_external_id;
create index target_user_gone_user_name on target_user (company_id, setting_id, user_name_key)
    where resource_id is null and setting_id is not null;
create index target_user_gone_external_id on target_user (company_id, setting_id, external_id)
    where resource_id is null and setting_id is not null;

-- The last hour of a setting: locking its row makes the removals of the setting take turns, so that they are counted exactly. active is how
-- many were active when that hour began, null until it is asked for. A setting that has removed nobody for an hour has no row.
create table removal_hour (
    company_id uuid        not null,
    setting_id uuid        not null,
    ends_at    timestamptz not null,
    removals   bigint      not null,
    active     bigint,
    primary key (company_id, setting_id),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

-- Who left the active people of a setting within that hour. Of one person only the newest is counted, of those that an administrator let
-- happen none.
create table removal (
    company_id   uuid        not null,
    id           uuid        not null,
    setting_id   uuid        not null,
    user_id      uuid        not null,
    at           timestamptz not null,
    counted      boolean     not null,
    was_active   boolean     not null,
    active_since timestamptz,
    primary key (company_id, id),
    foreign key (company_id, setting_id) references removal_hour (company_id, setting_id)
);

create index removal_at on removal (company_id, setting_id, at);
create index removal_active_since on removal (company_id, setting_id, active_since);
create index removal_of on removal (company_id, setting_id, user_id);

alter table removal_hour enable row level security;
alter table removal_hour force row level security;
create policy company_only on removal_hour
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table removal enable row level security;
alter table removal force row level security;
create policy company_only on removal
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
