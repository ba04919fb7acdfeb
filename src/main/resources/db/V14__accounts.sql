-- Who signs in to the console. No tenant tables: an account may be an operator's, who has all companies, or have roles in
-- several companies. Only hashes of secrets are kept: Argon2id of passwords, SHA-256 of what has 256 random bits.

create table account (
    id                  uuid        not null primary key,
    email               text        not null,
    email_key           text        not null collate "C",
    name                text        not null,
    operator            boolean     not null,
    password            text        not null,
    created_at          timestamptz not null,
    password_changed_at timestamptz not null,
    last_sign_in_at     timestamptz,
    removed_at          timestamptz
);

-- A removed account keeps its row, so that what it did can still be told to be its doing; its address is free again.
create unique index account_email on account (email_key) where removed_at is null;

create table account_role (
    account_id uuid        not null references account (id),
    company uuid        not null,
    role       text        not null check (role in ('administrator', 'viewer')),
    since      timestamptz not null,
    primary key (account_id, company)
);

create index account_role_company on account_role (company, account_id);

create table session (
    sha256       bytea       not null primary key,
    account_id   uuid        not null references account (id),
    created_at   timestamptz not null,
    last_seen_at timestamptz not null
);

create index session_account on session (account_id);
create index session_age on session (created_at);

-- A link that makes somebody an account or gives one a role, once. The link of the first start has no address: whoever
-- reads the log of the server may be its operator.
create table invitation (
    id         uuid        not null primary key,
    sha256     bytea       not null unique,
    role       text        not null check (role in ('operator', 'administrator', 'viewer')),
    company uuid,
    email      text,
    invited_by uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index invitation_company on invitation (company, id);

-- Failed attempts to sign in, counted for an account and for an address that requests come from.
create table sign_in_attempt (
    subject  text        not null collate "C" primary key,
    failures integer     not null,
    began_at timestamptz not null
);

create index sign_in_attempt_age on sign_in_attempt (began_at);

alter table event drop constraint event_actor_kind_check;
alter table event add check (actor_kind in ('setting', 'api-key', 'account', 'system'));
