-- A link with which somebody who forgot the password chooses another one, once. Only its hash is kept, as of an invitation.

create table password_link (
    sha256     bytea       not null primary key,
    account_id uuid        not null references account (id),
    expires_at timestamptz not null
);

create index password_link_account on password_link (account_id);

-- Which identity provider an administrator chose, by its word; null when nobody said.

alter table scim_setting add column provider text collate "C";
