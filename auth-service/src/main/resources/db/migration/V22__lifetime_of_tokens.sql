-- How long tokens live that are issued now, and until when those may live that were issued with another lifetime: what is
-- revoked is kept until then, and so are keys. longest_lifetime_seconds is for replicas of the previous version, for which it
-- is still written; theirs are let live an hour longer, which is more than a rollout takes.
alter table issuing
    add column lifetime_seconds bigint not null default 0,
    add column earlier_tokens_until timestamptz;

update issuing
set lifetime_seconds = longest_lifetime_seconds,
    earlier_tokens_until = now() + make_interval(secs => longest_lifetime_seconds) + interval '1 hour'
where longest_lifetime_seconds > 0;
