-- What a Muster of schema version 9 adds: an OAuth client of each company's setting, and an access token that it got.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into oauth_client (company_id, id, setting_id, name, hint, sha256, created_at, expires_at, last_used_at)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a7f-0000-7000-8000-0000000000a1', '01a20a5e-9445-7640-8f6e-952bef87350e',
        'Entra ID', 'x1Yz', decode(repeat('a1', 32), 'hex'), '2026-11-23T23:00:00Z', null, '2026-11-23T23:10:00Z');
insert into scim_token (company_id, id, setting_id, oauth_client_id, name, hint, sha256, created_at, expires_at, last_used_at)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a7f-0000-7000-8000-0000000000a2', '01a20a5e-9445-7640-8f6e-952bef87350e',
        '01a20a7f-0000-7000-8000-0000000000a1', 'Entra ID', 'q7Rs', decode(repeat('a2', 32), 'hex'), '2026-11-23T23:10:00Z',
        '2026-11-24T00:10:00Z', null);

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into oauth_client (company_id, id, setting_id, name, hint, sha256, created_at, expires_at, last_used_at)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a7f-0000-7000-8000-0000000000b1', '01a20a5e-96c6-7b09-8ce2-e17348f6800b',
        'Entra ID', 'k3Lm', decode(repeat('b1', 32), 'hex'), '2026-11-23T23:00:00Z', '2099-01-01T00:00:00Z', null);
