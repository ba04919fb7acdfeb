-- Requests that were refused because an address belongs to somebody else (rules L5, L6), kept for the administrator: one row for each
-- userName that a setting's client sent, with what it sent last. user_id is the person of the setting whose change was refused; it is null
-- where somebody was to be created.
create table conflict (
    company_id    uuid        not null,
    id            uuid        not null,
    setting_id    uuid        not null,
    kind          text        not null check (kind in ('other-setting', 'not-adopting', 'several-people', 'change')),
    user_name_key text        not null collate "C",
    email_key     text        not null collate "C",
    user_id       uuid,
    resource      jsonb       not null,
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    times         bigint      not null,
    request_id    text,
    primary key (company_id, id),
    unique (company_id, setting_id, user_name_key),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

create index conflict_listed on conflict (company_id, setting_id, id);
create index conflict_email on conflict (company_id, email_key);

alter table conflict enable row level security;
alter table conflict force row level security;
create policy company_only on conflict
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
