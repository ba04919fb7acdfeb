-- When a client last asked is told from what was counted. A client that was last there before anything was counted shows as one
-- request in the hour of its last one. Row-level security is lifted from the owner meanwhile: it knows no company here.
-- scim_setting.last_request_at is neither read nor written from now on; it stays for nodes of the version before.
alter table scim_setting no force row level security;
alter table scim_token no force row level security;
alter table scim_request_hour no force row level security;

insert into scim_request_hour (company_id, setting_id, counted, hour, count, first_at, last_at, longest_pause)
select company_id, id, 'request', date_trunc('hour', last_at, 'UTC'), 1, last_at, last_at, 0
from (
    select s.company_id, s.id, greatest(s.last_request_at, max(t.last_used_at)) as last_at
    from scim_setting s left join scim_token t on t.company_id = s.company_id and t.setting_id = s.id
    where s.deleted_at is null
    group by s.company_id, s.id, s.last_request_at
) setting
where last_at is not null and not exists (
    select from scim_request_hour h
    where h.company_id = setting.company_id and h.setting_id = setting.id and h.counted = 'request');

alter table scim_setting force row level security;
alter table scim_token force row level security;
alter table scim_request_hour force row level security;
