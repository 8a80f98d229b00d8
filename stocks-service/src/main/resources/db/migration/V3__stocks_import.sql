-- Imports that callers do not wait for. Whoever does one holds a lock on its row until it is finished, so that a replica
-- that dies gives it back by that alone.
create table stocks_import (
    id             uuid primary key     default gen_random_uuid(),
    owner          text        not null,
    received_at    timestamptz not null default clock_timestamp(),
    finished_at    timestamptz,
    bytes          bigint      not null,
    parts          integer     not null,
    rows           bigint,
    symbols        bigint,
    failure        text,
    faulty_lines   bigint[]    not null default '{}',
    faulty_reasons text[]      not null default '{}'
);
create index stocks_import_unfinished on stocks_import (received_at, id) where finished_at is null;
create index stocks_import_of_owner on stocks_import (owner, received_at);

-- The file as it was sent, in pieces, until its import is finished.
create table stocks_import_part (
    import_id uuid    not null references stocks_import on delete cascade,
    number    integer not null,
    bytes     bytea   not null,
    primary key (import_id, number)
);
-- It is read once: compressing it would cost more than it saves.
alter table stocks_import_part alter column bytes set storage external;

-- How far an import is: in a table of its own, because the import's row is locked meanwhile.
create table stocks_import_progress (
    import_id  uuid primary key references stocks_import on delete cascade,
    attempts   integer     not null,
    started_at timestamptz not null,
    lines      bigint      not null
);
