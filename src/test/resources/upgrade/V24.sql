-- What a Muster of schema version 24 adds: which identity provider a setting is for.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
update scim_setting set provider = 'okta' where company_id = '01a20a5e-9324-7da0-9112-4502e4becbc0';

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
update scim_setting set provider = 'generic' where company_id = '01a20a5e-96b1-7184-9e45-4fdee21fbf56';
