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
