-- What the next token is issued with: one row. A revocation of a subject's tokens starts a generation, and each token
-- carries the one it was granted in: unlike a time, it has no seconds to share and no clocks to differ.
create table issuing (
    only_row                 boolean primary key default true check (only_row),
    generation               bigint  not null    default 0,
    longest_lifetime_seconds bigint  not null    default 0
);

insert into issuing default values;

create table revocations (
    kind       text        not null check (kind in ('TOKEN', 'SUBJECT', 'KEY')),
    id         text        not null,
    generation bigint      not null default 0,
    expires_at timestamptz not null,
    primary key (kind, id)
);

create index revocations_expires_at on revocations (expires_at);

insert into revocations (kind, id, expires_at) select 'TOKEN', jti, expires_at from revoked_tokens;

drop table revoked_tokens;
