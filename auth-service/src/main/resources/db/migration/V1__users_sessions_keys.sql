create table users (
    id            uuid        primary key default gen_random_uuid(),
    username      text        not null,
    password_hash text        not null,
    permissions   text[]      not null,
    enabled       boolean     not null default true,
    created_at    timestamptz not null default now()
);

-- Ada and ada are the same user.
create unique index users_username on users (lower(username));

-- What a login starts. All refresh tokens of one session are a family: it ends for all of them at once.
create table sessions (
    id         uuid        primary key default gen_random_uuid(),
    user_id    uuid        not null references users on delete cascade,
    started_at timestamptz not null default now(),
    ended_at   timestamptz
);

create index sessions_user_id on sessions (user_id);

-- Only hashes: who reads this table can refresh nothing.
create table refresh_tokens (
    hash       bytea       primary key,
    session_id uuid        not null references sessions on delete cascade,
    expires_at timestamptz not null,
    spent_at   timestamptz
);

create index refresh_tokens_session_id on refresh_tokens (session_id);
create index refresh_tokens_expires_at on refresh_tokens (expires_at);

create table revoked_tokens (
    jti        text        primary key,
    expires_at timestamptz not null
);

create index revoked_tokens_expires_at on revoked_tokens (expires_at);

-- Private keys in PKCS#8. All of them are published, the active one signs.
create table signing_keys (
    kid         text        primary key,
    private_key bytea       not null,
    active      boolean     not null default true,
    created_at  timestamptz not null default now()
);

-- Replicas that start at the same time cannot both add an active key.
create unique index signing_keys_active on signing_keys (active) where active;
