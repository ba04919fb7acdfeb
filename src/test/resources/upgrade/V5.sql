-- What a Muster of schema version 5 adds: in both companies Grace was made inactive, which filled the hour, and Mary's removal is held.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into removal_hour (company_id, setting_id, ends_at, removals, active)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a5e-9445-7640-8f6e-952bef87350e', '2026-11-24T08:00:00Z', 1, 3);
insert into removal (company_id, id, setting_id, user_id, at, counted, was_active, active_since)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20c00-0000-7000-8000-000000000001', '01a20a5e-9445-7640-8f6e-952bef87350e',
        '01a20a5e-94c7-7b3f-98e1-f5953fd1c4c0', '2026-11-24T08:00:00Z', true, true, null);
update target_user set held = 'inactive', held_at = '2026-11-24T08:01:00Z', held_request_id = '01a20c00-0000-7000-8000-000000000003',
    version = version + 1, resource = jsonb_set(resource, '{active}', 'false'), folded = jsonb_set(folded, '{active}', 'false')
where company_id = '01a20a5e-9324-7da0-9112-4502e4becbc0' and id = '01a20a5e-94e9-780e-ad97-79cff24da70c';

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into removal_hour (company_id, setting_id, ends_at, removals, active)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20a5e-96c6-7b09-8ce2-e17348f6800b', '2026-11-24T08:00:00Z', 1, null);
insert into removal (company_id, id, setting_id, user_id, at, counted, was_active, active_since)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', '01a20c00-0000-7000-8000-000000000002', '01a20a5e-96c6-7b09-8ce2-e17348f6800b',
        '01a20a5e-96f5-7213-a34d-7e244f3c6909', '2026-11-24T08:00:00Z', true, true, '2026-11-24T07:30:00Z');
update target_user set held = 'inactive', held_at = '2026-11-24T08:01:00Z', version = version + 1,
    active_since = '2026-11-24T07:30:00Z', resource = jsonb_set(resource, '{active}', 'false'), folded = jsonb_set(folded, '{active}', 'false')
where company_id = '01a20a5e-96b1-7184-9e45-4fdee21fbf56' and id = '01a20a5e-971e-77e7-beab-58192f3cb054';
