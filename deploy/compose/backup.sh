#!/bin/sh
# `docker compose run --rm backup`: one base backup, named by its moment. What is older than KEEP_DAYS goes, with the part of the
# archive that only it needed; the newest stays in any case.
set -eu

PGPASSWORD=$(cat /run/secrets/postgres_superuser)
export PGPASSWORD
now=$(date -u +%Y-%m-%dT%H-%M-%SZ)

pg_basebackup --pgdata="/backups/$now.part" --checkpoint=fast --wal-method=none --no-password
mv "/backups/$now.part" "/backups/$now"

find /backups -mindepth 1 -maxdepth 1 -type d ! -name "$now" -mtime "+$KEEP_DAYS" -exec rm -rf {} +
oldest=$(find /backups -mindepth 1 -maxdepth 1 -type d | sort | head -n 1)
needed=$(sed -n 's/^START WAL LOCATION:.*(file \([0-9A-F]*\)).*/\1/p' "$oldest/backup_label")
pg_archivecleanup /archive "$needed"
echo "$now: $(du -sh "/backups/$now" | cut -f 1); the archive begins at $needed, for $oldest"
