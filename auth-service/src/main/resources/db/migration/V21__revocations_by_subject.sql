-- Whose a revoked token was: many of one subject are forgotten for one revocation of that subject.
alter table revocations add column subject text;

create index revocations_subject on revocations (subject);
