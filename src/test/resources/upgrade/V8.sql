-- What a Muster of schema version 8 adds: requests of both companies' clients, whom they changed, and what was counted.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into scim_request (company_id, id, setting_id, at, duration_micros, method, path, query, headers, resource_type, status,
                          scim_type, summary, sent_size, sent, sent_note, answer_size, answer, answer_note)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a80-0000-7000-8000-0000000000a1', '01a20a5e-9445-7640-8f6e-952bef87350e',
        '2026-11-23T23:20:00Z', 4200, 'POST', '/scim/v2/Users', '{}', '{"User-Agent": "Entra"}', 'User', 409, 'uniqueness',
        'refused: userName: is taken', 20, '{"userName":"ada"}', null, 90, '{"status":"409"}', null);
insert into scim_request_person (company_id, person_id, request_id)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a80-0000-7000-8000-0000000000a2', '01a20a80-0000-7000-8000-0000000000a1');
insert into scim_request_hour (company_id, setting_id, counted, hour, count, first_at, last_at, longest_pause)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a5e-9445-7640-8f6e-952bef87350e', 'request', '2026-11-23T23:00:00Z', 12,
        '2026-11-23T23:01:00Z', '2026-11-23T23:20:00Z', 600000);

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into scim_request (company_id, id, setting_id, at, duration_micros, method, path, query, headers, resource_type, status,
                          scim_type, summary, sent_size, sent, sent_note, answer_size, answer, answer_note)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a80-0000-7000-8000-0000000000b1', '01a20a5e-96c6-7b09-8ce2-e17348f6800b',
        '2026-11-23T23:21:00Z', 900, 'GET', '/scim/v2/Users', '{"filter": ["userName eq \"grace\""]}', '{}', 'User', 200, null,
        '0 were found', 0, null, null, 100, '{"totalResults":0}', null);
insert into scim_request_person (company_id, person_id, request_id)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a80-0000-7000-8000-0000000000b2', '01a20a80-0000-7000-8000-0000000000b1');
insert into scim_request_hour (company_id, setting_id, counted, hour, count, first_at, last_at, longest_pause)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a5e-96c6-7b09-8ce2-e17348f6800b', 'request', '2026-11-23T23:00:00Z', 1,
        '2026-11-23T23:21:00Z', '2026-11-23T23:21:00Z', 0);
