-- Which key signs is one value in one row: replicas that rotate at the same time cannot come to two.
alter table issuing
    add column active_kid text references signing_keys,
    add column next_kid   text references signing_keys;

update issuing set active_kid = (select kid from signing_keys where active);

drop index signing_keys_active;

-- A private key is sealed if it is encrypted, and gone once the key is removed.
alter table signing_keys
    drop column active,
    alter column private_key drop not null,
    add column sealed       boolean     not null default false,
    add column algorithm    text        not null default 'RS256',
    add column activated_at timestamptz,
    add column retired_at   timestamptz,
    add column removed_at   timestamptz,
    add check ((private_key is null) = (removed_at is not null));

update signing_keys set activated_at = created_at;

update signing_keys set retired_at = now() where kid is distinct from (select active_kid from issuing);

create view signing_keys_in_state as
select kid, coalesce(private_key, '') as private_key, sealed, algorithm, created_at, activated_at, retired_at, removed_at,
    case
        when removed_at is not null then 'REMOVED'
        when kid = active_kid then 'ACTIVE'
        when kid = next_kid then 'NEXT'
        else 'RETIRING'
    end as state
from signing_keys cross join issuing;
