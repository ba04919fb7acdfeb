-- What a Muster of schema version 7 adds: positions of events, and the last that was given.

select set_config('app.company', '01a20a5e-9324-7da0-9112-4502e4becbc0', true);
insert into event (company_id, id, at, kind, subject_type, subject_id, actor_kind, after, feed_position)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', '01a20a7f-0000-7000-8000-0000000000a7', '2026-11-23T21:00:00Z', 'group.created',
        'target-group', '01a20a7f-0000-7000-8000-0000000000a8', 'system', '{"name": "Long gone"}', 1);
insert into feed (company_id, last_position, holder, leased_until)
values ('01a20a5e-9324-7da0-9112-4502e4becbc0', 1, '01a20a7f-0000-7000-8000-0000000000a9', '2026-11-23T21:00:10Z');

select set_config('app.company', '01a20a5e-96b1-7184-9e45-4fdee21fbf56', true);
insert into feed (company_id, last_position, holder, leased_until)
values ('01a20a5e-96b1-7184-9e45-4fdee21fbf56', 0, null, null);
