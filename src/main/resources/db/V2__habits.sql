-- The habits of a client that its setting does not understand, by name: ["text-boolean"].
alter table scim_setting add column habits_off jsonb not null default '[]';

alter table scim_setting alter column habits_off drop default;

-- In how many requests a client of the setting has needed a habit.
create table habit_use (
    company_id   uuid        not null,
    setting_id   uuid        not null,
    habit        text        collate "C" not null,
    uses         bigint      not null,
    last_used_at timestamptz not null,
    primary key (company_id, setting_id, habit),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

alter table habit_use enable row level security;
alter table habit_use force row level security;
create policy company_only on habit_use
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
