-- Where an address changes and where a person is erased, the conflicts about it are looked for. An edit of the rules can leave as many
-- of them as there are people (V26).
create index conflict_about on conflict (company_id, user_id) where user_id is not null;
create index conflict_user_name on conflict (company_id, user_name_key);
