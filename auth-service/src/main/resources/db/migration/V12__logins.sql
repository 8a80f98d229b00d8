-- How often a login failed, by account and by address. The names are hashed, as people type passwords into the wrong field.
-- Not logged: it is in no backup, and after a crash of the database everyone may try again.
create unlogged table login_failures (
    key           text        primary key,
    failures      integer     not null,
    last_at       timestamptz not null,
    blocked_until timestamptz
);

create index login_failures_last_at on login_failures (last_at);

-- Where a user has logged in from: what strangers try elsewhere does not slow the user down here.
create table familiar_networks (
    user_id       uuid        not null references users on delete cascade,
    network       text        not null,
    last_login_at timestamptz not null,
    primary key (user_id, network)
);

create index familiar_networks_last_login_at on familiar_networks (last_login_at);
