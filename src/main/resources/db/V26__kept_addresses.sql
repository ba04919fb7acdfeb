-- People who keep their address, for the one that the rules of their setting give belongs to a person of another setting (rule L6), are
-- listed among the conflicts too. Nothing was sent for it: request_id is null, and user_id is the person.

alter table conflict drop constraint conflict_kind_check;
alter table conflict add constraint conflict_kind_check
    check (kind in ('other-setting', 'not-adopting', 'several-people', 'change', 'rules'));
