-- Credentials with which an identity provider asks for access tokens of one setting (RFC 6749 section 4.4). The tokens it
-- gets are rows of scim_token that name it.

create table oauth_client (
    company_id   uuid        not null,
    id           uuid        not null,
    setting_id   uuid        not null,
    name         text        not null,
    hint         text        not null,
    sha256       bytea       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    primary key (company_id, id),
    foreign key (company_id, setting_id) references scim_setting (company_id, id)
);

create index oauth_client_setting on oauth_client (company_id, setting_id, id);

alter table oauth_client enable row level security;
alter table oauth_client force row level security;
create policy company_only on oauth_client
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

alter table scim_token add column oauth_client_id uuid;

alter table scim_token
    add foreign key (company_id, oauth_client_id) references oauth_client (company_id, id);

create index scim_token_oauth_client on scim_token (company_id, oauth_client_id, id) where oauth_client_id is not null;
