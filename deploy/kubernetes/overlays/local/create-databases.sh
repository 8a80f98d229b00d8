#!/usr/bin/env bash
# Creates, for every variable <NAME>_DATABASE_PASSWORD, a role <name> with this password, and a database <name> that it owns and
# no other role may connect to. Run by the postgres image on an empty data directory, and on AWS with each deployment that
# changes it, by a user who may create both but is no superuser. Existing ones are kept; only their password is set again.
set -euo pipefail

create_database() {
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
        --set name="$1" --set variable="$2" <<'SQL'
-- Read from the environment, as arguments can be seen in the list of processes.
\getenv password :variable
SELECT format('CREATE ROLE %I LOGIN', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
-- Whoever is no superuser can only make a role the owner that he is a member of.
GRANT :"name" TO CURRENT_USER;
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
    echo "role and database $1 exist"
}

for variable in $(compgen -e | grep '_DATABASE_PASSWORD$'); do
    name=${variable%_DATABASE_PASSWORD}
    create_database "${name,,}" "${variable}"
done
