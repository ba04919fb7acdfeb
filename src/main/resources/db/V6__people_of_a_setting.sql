-- Previews and jobs walk through the people of one setting in the order of their ids, a batch at a time.
create index target_user_of_setting on target_user (company_id, setting_id, id);
