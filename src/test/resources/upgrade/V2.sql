-- What a Muster of schema version 2 stores beside that: which habits the clients of both companies have needed.


select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into habit_use (company_id, setting_id, habit, uses, last_used_at)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a5e-9445-7640-8f6e-952bef87350e', 'text-boolean', 12, '2026-11-23T22:45:00.500786+00:00');
update scim_setting set habits_off = '["email-alias"]' where company_id = '01a20a5e-9324-7da0-9112-4502e4becbc0';

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into habit_use (company_id, setting_id, habit, uses, last_used_at)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a5e-96c6-7b09-8ce2-e17348f6800b', 'wrong-schemas', 3, '2026-11-23T22:45:01.052775+00:00');
