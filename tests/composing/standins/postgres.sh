#!/bin/bash
# What the start of PostgreSQL's image does that compose.yaml relies on: an empty folder is made a database with the superuser's
# password from a file, everybody is asked for theirs, and what lies in /docker-entrypoint-initdb.d is run once.
set -euo pipefail

if [ "$1" = postgres ] && [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA"
    chmod 700 "$PGDATA"
    find "$PGDATA" ! -user postgres -exec chown postgres {} +
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    PGPASSWORD=$(< "$POSTGRES_PASSWORD_FILE")
    export PGPASSWORD
    initdb --username=postgres --pwfile=<(printf '%s\n' "$PGPASSWORD")
    printf '\nhost all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
    pg_ctl -D "$PGDATA" -o "$(printf '%q ' "${@:2}" -c listen_addresses='')" -w start
    for each in /docker-entrypoint-initdb.d/*.sh; do
        if [ -x "$each" ]; then "$each"; else . "$each"; fi
    done
    pg_ctl -D "$PGDATA" -m fast -w stop
    unset PGPASSWORD
fi
exec "$@"
