-- Programs that get tokens of their own. No username can have a tilde, so no client's tokens pass for a user's.
create table clients (
    client_id        text        primary key check (client_id ~ '^client~[a-z0-9][a-z0-9-]{0,49}$'),
    secret_hash      bytea       not null,
    old_secret_hash  bytea       not null default '',
    old_secret_until timestamptz,
    scopes           text[]      not null,
    grant_types      text[]      not null,
    introspection    boolean     not null,
    enabled          boolean     not null default true,
    created_at       timestamptz not null default now()
);

-- Which client a session's refresh tokens were given to, and for what; without a client, the user's own login and all
-- the user may do.
alter table sessions add column client_id text references clients;
alter table sessions add column scopes text[] not null default '{}';

create index sessions_client_id on sessions (client_id) where client_id is not null;
