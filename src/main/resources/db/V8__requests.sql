-- What the client of a setting sent and what it got, secrets removed. Written beside the requests, kept for a while. The id is
-- the request's own, which events name too. No key to the setting: writing would wait for those who hold its row, and they for it.
create table scim_request (
    company_id      uuid        not null references company (id),
    id              uuid        not null,
    setting_id      uuid        not null,
    at              timestamptz not null,
    duration_micros bigint      not null,
    method          text        not null,
    path            text        not null,
    query           jsonb       not null,
    headers         jsonb       not null,
    resource_type   text,
    status          integer     not null,
    scim_type       text,
    summary         text        not null,
    sent_size       bigint      not null,
    sent            text,
    sent_note       text,
    answer_size     bigint      not null,
    answer          text,
    answer_note     text,
    primary key (company_id, id)
);

create index scim_request_listed on scim_request (company_id, setting_id, id);

-- Whom a request changed or showed.
create table scim_request_person (
    company_id uuid    not null references company (id),
    person_id  uuid    not null,
    request_id uuid    not null,
    primary key (company_id, person_id, request_id)
);

create index scim_request_person_of on scim_request_person (company_id, request_id);

alter table scim_request enable row level security;
alter table scim_request force row level security;
create policy company_only on scim_request
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table scim_request_person enable row level security;
alter table scim_request_person force row level security;
create policy company_only on scim_request_person
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

-- How often something was counted in an hour of a setting: `request`, `change`, `created User`, or a refusal by its status.
create table scim_request_hour (
    company_id    uuid        not null references company (id),
    setting_id    uuid        not null,
    counted       text        collate "C" not null,
    hour          timestamptz not null,
    count         bigint      not null,
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    longest_pause bigint      not null,
    primary key (company_id, setting_id, counted, hour)
);

alter table scim_request_hour enable row level security;
alter table scim_request_hour force row level security;
create policy company_only on scim_request_hour
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
