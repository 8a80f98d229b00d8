create table notes (
    id bigint generated always as identity primary key,
    text varchar(1000) not null,
    written timestamptz not null default now()
);
