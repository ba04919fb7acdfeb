-- How many users a client of a setting sees: the sum of its rows, so that no list counts people. Whoever makes or deletes one adds a
-- row, so that no writer waits for another; beside the requests they are folded into one, whose id is the setting's.
create table scim_user_count (
    company_id uuid   not null,
    setting_id uuid   not null,
    id         uuid   not null,
    users      bigint not null,
    primary key (company_id, setting_id, id)
);

alter table scim_user_count enable row level security;
alter table scim_user_count force row level security;
create policy company_only on scim_user_count
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

-- Row-level security is lifted from the owner meanwhile: it knows no company here.
alter table target_user no force row level security;
alter table scim_user_count no force row level security;

insert into scim_user_count (company_id, setting_id, id, users)
select company_id, setting_id, setting_id, count(*) from target_user
where setting_id is not null and resource_id is not null group by company_id, setting_id;

alter table target_user force row level security;
alter table scim_user_count force row level security;
