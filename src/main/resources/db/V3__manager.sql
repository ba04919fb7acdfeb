-- Whom a person reports to, where that is an id of ours: the manager of another person is found by it when it is deleted, and by
-- filters. A generated column, for behind row-level security no expression index is used.
alter table target_user add column manager_id uuid generated always as (
    case when folded #>> '{urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,manager,value}'
            ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        then (folded #>> '{urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,manager,value}')::uuid end) stored;

create index target_user_manager on target_user (company_id, setting_id, manager_id)
    where resource_id is not null and manager_id is not null;
