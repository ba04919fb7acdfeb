-- What a Muster of schema version 28 adds: the locks of two logs.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into request_log (company_id) values ('01a20a5e-9324-7da0-9112-4502e4becbc0');

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into request_log (company_id) values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56');
