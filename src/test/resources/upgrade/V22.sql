-- What a Muster of schema version 22 adds: edits that a node which died has left waiting, and what somebody was called before.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into right_of_way (company_id, setting_id, id, ends_at)
select company_id, id, '01a20a7f-0000-7000-8000-0000000000d1', '2026-11-28T09:00:00Z' from scim_setting order by id limit 1;
insert into former_value (company_id, digest, person_id)
select company_id, '2bb80d537b1da3e38bd30361aa855686', id from target_user order by id limit 1;

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into right_of_way (company_id, setting_id, id, ends_at)
select company_id, id, '01a20a7f-0000-7000-8000-0000000000d2', '2026-11-28T09:00:00Z' from scim_setting order by id limit 1;
insert into former_value (company_id, digest, person_id)
select company_id, '2bb80d537b1da3e38bd30361aa855686', id from target_user order by id limit 1;
