#!/bin/sh
# Run once, by PostgreSQL's image, on an empty data folder: who owns the schemas, who audits them, and the database.
set -eu

psql --username postgres --set ON_ERROR_STOP=1 \
    --set owner="$(cat /run/secrets/owner_password)" --set auditor="$(cat /run/secrets/auditor_password)" <<'SQL'
CREATE ROLE mentoring_owner LOGIN CREATEROLE PASSWORD :'owner';
CREATE ROLE mentoring_auditor LOGIN PASSWORD :'auditor';
ALTER ROLE mentoring_auditor SET default_transaction_read_only = on;
CREATE DATABASE mentoring OWNER mentoring_owner;
REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC;
SQL

# A base backup comes from a container of its own; the line that the image writes for everybody speaks of databases, not of this.
printf 'host replication postgres samenet scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
