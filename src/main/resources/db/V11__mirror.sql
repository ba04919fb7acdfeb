-- Groups of the identity provider as target groups (rules G1, G8). A mirrored target group bears the id of the SCIM group that it mirrors
-- (docs/decisions/a-mirrored-group-bears-the-id-of-its-scim-group.md). The groups in a group are found without passing over its users.
create index scim_member_nested on scim_member (company_id, scim_group_id, member_id) where member_type = 'Group';

create index target_group_mirrored on target_group (company_id, setting_id, id) where origin = 'mirrored';
