-- The lock of a company's log of requests, a row for each company. Whoever writes requests down shares it, and whoever erases somebody
-- has it alone: so neither passes by what the other has not committed yet.
create table request_log (
    company_id uuid not null primary key references company (id)
);

alter table request_log enable row level security;
alter table request_log force row level security;
create policy company_only on request_log
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
