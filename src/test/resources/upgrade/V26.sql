-- What a Muster of schema version 26 adds: somebody who keeps an address that the rules would change.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, user_id, resource, first_at, last_at, times, request_id)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a8f-0000-7000-8000-0000000000a2', '01a20a5e-9445-7640-8f6e-952bef87350e',
        'rules', 'hedy@acme.example', 'hedy@acme.example', '01a20a8f-0000-7000-8000-0000000000a3',
        '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "hedy@acme.example", "active": true}',
        '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', 1, null);

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, user_id, resource, first_at, last_at, times, request_id)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a8f-0000-7000-8000-0000000000b2', '01a20a5e-96c6-7b09-8ce2-e17348f6800b',
        'rules', 'mary@globex.example', 'mary@globex.example', '01a20a8f-0000-7000-8000-0000000000b3',
        '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "mary@globex.example", "active": true}',
        '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', 1, null);
