-- What administrators did: a chain for each company, and one for the installation (the nil UUID). Each row bears a hash of
-- itself and of the row before it, so that a changed, missing or moved row shows. It is no tenant table: it outlives its company.
-- It tells ids and what was set, nothing of the people in the directory.
create table audit (
    chain        uuid        not null,
    position     bigint      not null,
    at           timestamptz not null,
    kind         text        not null,
    actor_kind   text        not null,
    actor_id     uuid,
    address      text,
    request_id   text,
    subject_type text        not null,
    subject_id   uuid,
    details      text        not null,
    sha256       bytea       not null,
    primary key (chain, position)
);

-- Rows are added and read. The role of the application takes from itself the right to do anything else.
revoke update, delete, truncate on audit from current_user;

-- The end of each chain; locking it makes those who append take turns.
create table audit_head (
    chain    uuid   not null primary key,
    position bigint not null,
    sha256   bytea  not null
);

-- API keys of an operator (no company) or of a company. Only their SHA-256 is stored.
create table api_key (
    id           uuid        not null primary key,
    sha256       bytea       not null unique,
    company   uuid,
    role         text        not null check (role in ('operator', 'administrator', 'viewer')),
    name         text        not null,
    hint         text        not null,
    created_by   uuid,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz
);

create index api_key_company on api_key (company, id);
