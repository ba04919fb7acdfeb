-- Every tenant table has company_id first in every key and index, so that the schema can be distributed by company.
-- Ids and times come from Java. Row-level security is forced on the owner too: the second wall between companies.

-- Not a tenant table: the gate reads it to learn which company a request belongs to.
create table company (
    id             uuid        not null primary key,
    routing_key    text        not null collate "C" unique,
    name           text        not null,
    retention_days integer     not null,
    created_at     timestamptz not null,
    deleted_at     timestamptz
);

-- Not a tenant table: secrets that the nodes of an installation share, such as the key that seals cursors.
create table installation_key (
    purpose    text        not null collate "C" primary key,
    secret     bytea       not null,
    created_at timestamptz not null
);

create table field (
    company_id uuid    not null references company (id),
    id         uuid    not null,
    key        text    not null collate "C",
    name       text    not null,
    name_key   text    not null collate "C",
    type       text    not null check (type in ('text', 'number', 'date', 'boolean')),
    standard   boolean not null,
    required   boolean not null,
    active     boolean not null,
    position   integer not null,
    created_at timestamptz not null,
    primary key (company_id, id),
    unique (company_id, key),
    unique (company_id, name_key)
);

create table scim_setting (
    company_id      uuid        not null references company (id),
    id              uuid        not null,
    name            text        not null,
    mappings        jsonb       not null,
    target_group_id uuid,
    grouping        jsonb       not null,
    adopt_existing  boolean     not null,
    dialect         text        not null check (dialect in ('tolerant', 'strict')),
    hold            jsonb,
    rate            jsonb       not null,
    rules_version   bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    last_request_at timestamptz,
    deleted_at      timestamptz,
    primary key (company_id, id)
);

create table scim_token (
    company_id   uuid        not null,
    id           uuid        not null,
    setting_id   uuid        not null,
    name         text        not null,
    hint         text        not null,
    sha256       bytea       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    primary key (company_id, id),
    unique (company_id, sha256),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

create index scim_token_setting on scim_token (company_id, setting_id, id);

-- One row is a person. resource is what the client said; resource_id is its id over SCIM, null when it has none (any more).
-- folded is the resource in comparison form, for filters. email to custom are the projection; own holds the values given by a
-- hand, an import or the API, which fill the fields that no mapping of the setting fills.
create table target_user (
    company_id          uuid        not null references company (id),
    id                  uuid        not null,
    setting_id          uuid,
    resource_id         uuid,
    user_name           text,
    user_name_key       text collate "C",
    external_id         text collate "C",
    resource            jsonb,
    folded              jsonb,
    resource_created_at timestamptz,
    resource_updated_at timestamptz,
    version             bigint      not null,
    rules_version       bigint      not null,
    origin              text        not null check (origin in ('scim', 'import', 'api')),
    status              text        not null check (status in ('active', 'inactive', 'deleted')),
    email               text,
    email_key           text collate "C",
    first_name          text,
    last_name           text,
    department          text,
    phone_number        text,
    custom              jsonb       not null,
    own                 jsonb       not null,
    search_key          text        not null collate "C",
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    deleted_at          timestamptz,
    address_1           text collate "C" generated always as (left(folded->'emails'->0->>'value', 256)) stored,
    address_2           text collate "C" generated always as (left(folded->'emails'->1->>'value', 256)) stored,
    addresses           integer generated always as (jsonb_array_length(folded->'emails')) stored,
    primary key (company_id, id),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

create unique index target_user_resource on target_user (company_id, resource_id) where resource_id is not null;
create unique index target_user_user_name on target_user (company_id, setting_id, user_name_key) where resource_id is not null;
create index target_user_listed on target_user (company_id, setting_id, resource_id) where resource_id is not null;
create index target_user_external_id on target_user (company_id, setting_id, external_id) where resource_id is not null;
-- Identity providers look people up by address. No expression index: row-level security keeps it from being used, for its
-- functions might leak (PostgreSQL manual, "Rules and Privileges"); equality of columns cannot.
create index target_user_address_1 on target_user (company_id, setting_id, address_1) where resource_id is not null;
create index target_user_address_2 on target_user (company_id, setting_id, address_2)
    where resource_id is not null and address_2 is not null;
create index target_user_more_addresses on target_user (company_id, setting_id)
    where resource_id is not null and addresses > 2;
create index target_user_email on target_user (company_id, email_key);
create index target_user_gone_user_name on target_user (company_id, setting_id, user_name_key) where status = 'deleted';
create index target_user_gone_external_id on target_user (company_id, setting_id, external_id) where status = 'deleted';
create index target_user_gone on target_user (company_id, deleted_at) where status = 'deleted';
create index target_user_rules on target_user (company_id, setting_id, rules_version, id);

-- One row for an address that somebody has or had: locking it makes two writers of one address take turns (rules L5, L6).
create table email_address (
    company_id uuid not null references company (id),
    email_key  text not null collate "C",
    primary key (company_id, email_key)
);

create table scim_group (
    company_id       uuid        not null,
    id               uuid        not null,
    setting_id       uuid        not null,
    display_name_key text        not null collate "C",
    external_id      text collate "C",
    resource         jsonb       not null,
    folded           jsonb       not null,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    primary key (company_id, id),
    unique (company_id, setting_id, display_name_key),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

create index scim_group_listed on scim_group (company_id, setting_id, id);
create index scim_group_external_id on scim_group (company_id, setting_id, external_id);

-- member_id is the resource id of a user or the id of a SCIM group of the same setting.
create table scim_member (
    company_id    uuid not null,
    scim_group_id uuid not null,
    member_id     uuid not null,
    member_type   text not null check (member_type in ('User', 'Group')),
    primary key (company_id, scim_group_id, member_id),
    foreign key (company_id, scim_group_id) references scim_group (company_id, id)
);

create index scim_member_of on scim_member (company_id, member_id, scim_group_id);

-- A generated group that was deleted by hand keeps its row, so that it comes back with the same id (rule G6).
create table target_group (
    company_id uuid        not null references company (id),
    id         uuid        not null,
    origin     text        not null check (origin in ('manual', 'generated', 'mirrored')),
    setting_id uuid,
    name       text        not null,
    name_key   text        not null collate "C",
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    primary key (company_id, id),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

create unique index target_group_name on target_group (company_id, name_key) where origin <> 'mirrored';

-- given_by is in the key: a hand and a rule may both hold a person in a group (rule G5).
create table group_member (
    company_id uuid        not null,
    group_id   uuid        not null,
    user_id    uuid        not null,
    given_by   text        not null check (given_by in ('hand', 'rule')),
    since      timestamptz not null,
    primary key (company_id, group_id, user_id, given_by),
    foreign key (company_id, group_id) references target_group (company_id, id),
    foreign key (company_id, user_id) references target_user (company_id, id)
);

create index group_member_of on group_member (company_id, user_id, group_id);

alter table scim_setting
    add foreign key (company_id, target_group_id) references target_group (company_id, id);

create table event (
    company_id   uuid        not null references company (id),
    id           uuid        not null,
    at           timestamptz not null,
    kind         text        not null,
    subject_type text        not null,
    subject_id   uuid        not null,
    actor_kind   text        not null check (actor_kind in ('setting', 'api-key', 'system')),
    actor_id     uuid,
    request_id   text,
    rule         text,
    before       jsonb,
    after        jsonb,
    primary key (company_id, id)
);

create index event_of_subject on event (company_id, subject_id, id);

create table job (
    company_id   uuid        not null references company (id),
    id           uuid        not null,
    kind         text        not null,
    state        text        not null check (state in ('running', 'done', 'failed')),
    done         bigint      not null,
    total        bigint      not null,
    argument     jsonb       not null,
    attempts     integer     not null,
    leased_until timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (company_id, id)
);

create index job_open on job (company_id, state, id);

alter table field enable row level security;
alter table field force row level security;
create policy company_only on field
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table scim_setting enable row level security;
alter table scim_setting force row level security;
create policy company_only on scim_setting
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table scim_token enable row level security;
alter table scim_token force row level security;
create policy company_only on scim_token
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table target_user enable row level security;
alter table target_user force row level security;
create policy company_only on target_user
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table email_address enable row level security;
alter table email_address force row level security;
create policy company_only on email_address
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table scim_group enable row level security;
alter table scim_group force row level security;
create policy company_only on scim_group
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table scim_member enable row level security;
alter table scim_member force row level security;
create policy company_only on scim_member
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table target_group enable row level security;
alter table target_group force row level security;
create policy company_only on target_group
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table group_member enable row level security;
alter table group_member force row level security;
create policy company_only on group_member
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table event enable row level security;
alter table event force row level security;
create policy company_only on event
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table job enable row level security;
alter table job force row level security;
create policy company_only on job
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
