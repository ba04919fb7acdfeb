-- Who waits to have a setting alone, and until when at the longest. Those who would share its row with others give way meanwhile: PostgreSQL
-- lets them in past whoever waits, so that their locks could overlap without end. Names no setting by a key, for that would lock its row.
create table right_of_way (
    company_id uuid        not null references company (id),
    setting_id uuid        not null,
    id         uuid        not null,
    ends_at    timestamptz not null,
    primary key (company_id, setting_id, id)
);

alter table right_of_way enable row level security;
alter table right_of_way force row level security;
create policy company_only on right_of_way
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

-- Which addresses, names and numbers a person once bore, as digests of 128 bits: when somebody who has such a one is erased, it is found in the
-- events of others, without reading all of them.
create table former_value (
    company_id uuid not null references company (id),
    digest     text collate "C" not null,
    person_id  uuid not null,
    primary key (company_id, digest, person_id)
);

create index former_value_of on former_value (company_id, person_id);

alter table former_value enable row level security;
alter table former_value force row level security;
create policy company_only on former_value
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
