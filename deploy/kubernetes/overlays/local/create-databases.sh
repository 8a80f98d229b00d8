#!/usr/bin/env bash
# Run once by the postgres image, on an empty data directory: for every variable <NAME>_DATABASE_PASSWORD a role <name>
# with that password, and a database <name> that it owns and no other role may connect to.
set -euo pipefail

create_database() {
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
        --set name="$1" --set variable="$2" <<'SQL'
-- Read from the environment, as arguments can be seen in the list of processes.
\getenv password :variable
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
    echo "created role and database $1"
}

for variable in $(compgen -e | grep '_DATABASE_PASSWORD$'); do
    name=${variable%_DATABASE_PASSWORD}
    create_database "${name,,}" "${variable}"
done
