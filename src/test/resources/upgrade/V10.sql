-- What a Muster of schema version 10 adds: a conflict of each company's setting.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, user_id, resource, first_at, last_at, times, request_id)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a8f-0000-7000-8000-0000000000a1', '01a20a5e-9445-7640-8f6e-952bef87350e',
        'other-setting', 'linus@acme.example', 'linus@acme.example', null,
        '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "linus@acme.example", "active": true}',
        '2026-11-24T00:00:00Z', '2026-11-24T00:40:00Z', 2, 'r-1');

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, user_id, resource, first_at, last_at, times, request_id)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a8f-0000-7000-8000-0000000000b1', '01a20a5e-96c6-7b09-8ce2-e17348f6800b',
        'not-adopting', 'grace@globex.example', 'grace@globex.example', null,
        '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "grace@globex.example", "active": true}',
        '2026-11-24T00:00:00Z', '2026-11-24T00:00:00Z', 1, null);
