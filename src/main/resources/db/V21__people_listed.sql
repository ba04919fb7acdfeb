-- The people's page of the console: in the order of names, and found by how a name, an address or a userName begins. Generated
-- columns, for behind row-level security no expression index is used. They are short, since an index holds no long text.
alter table target_user
    add column name_key text collate "C" generated always as (left(search_key, 128)) stored,
    -- search_key begins with the first name, which has as many words there as in its own column.
    add column last_name_key text collate "C" generated always as (left(case
        when first_name is null then search_key
        else regexp_replace(search_key,
            '^([^ ]* ){' || least(length(first_name) - length(replace(first_name, ' ', '')) + 1, 200) || '}', '')
        end, 128)) stored;

create index target_user_named on target_user (company_id, name_key, id) where status <> 'deleted';
create index target_user_named_inactive on target_user (company_id, name_key, id) where status = 'inactive';
create index target_user_named_gone on target_user (company_id, name_key, id) where status = 'deleted';
create index target_user_last_named on target_user (company_id, last_name_key);

create index target_group_named on target_group (company_id, name_key, id) where deleted_at is null;
