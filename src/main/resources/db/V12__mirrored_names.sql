-- An import of groups goes by their names (rule G4): mirrored ones, whose names are not unique, are looked up as fast as the others.
create index target_group_mirrored_name on target_group (company_id, name_key) where origin = 'mirrored';
