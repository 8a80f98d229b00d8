-- Who did what, when, from where, and with which result. Names, not references: what happened stays true when they are gone.
create table audit_events (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    actor      text,
    action     text        not null,
    target     text,
    result     text        not null check (result in ('success', 'failure')),
    detail     text,
    address    text,
    request_id text
);

create index audit_events_at on audit_events (at);
create index audit_events_actor on audit_events (actor, id);
create index audit_events_target on audit_events (target, id);

-- Whoever changes the past has to change the schema first.
create function refuse_to_change_the_past() returns trigger language plpgsql as $$
begin
    raise exception 'audit events are only ever added: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_events_are_only_added before update or delete or truncate on audit_events
    for each statement execute function refuse_to_change_the_past();
alter table audit_events enable always trigger audit_events_are_only_added;
