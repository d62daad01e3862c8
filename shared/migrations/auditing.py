"""A role that reads the tables of all services and writes none, for those who look whether a platform keeps its promises."""

from typing import Final

from shared.ground.auditor import AUDITOR
from shared.postgres import Connection

NEVER_AUDITED: Final = frozenset(
    {"alembic_version", "idempotency_keys", "rate_limits", "signing_keys", "sign_ins", "refresh_tokens",
     "refresh_families", "skill_keys", "index_changes", "places", "enrolment_codes", "passkeys", "passkey_challenges",
     "known_devices", "wrong_codes", "common_codes", "code_mails"}
)  # fmt: skip
"""Tables that no audit reads; some of them hold secrets or where people meet."""

_EXISTS: Final = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)"
_TABLES: Final = """
SELECT relname FROM pg_class WHERE relnamespace = $1::text::regnamespace AND relkind IN ('r', 'p')
"""


async def let_auditors_read(connection: Connection, service: str) -> None:
    """Grants the auditor what it reads of a service's schema; run by the schema's owner after each migration."""
    if not await connection.fetchval(_EXISTS, AUDITOR):
        return
    tables = {row["relname"] for row in await connection.fetch(_TABLES, service)}
    await connection.execute(f"GRANT USAGE ON SCHEMA {service} TO {AUDITOR}")
    for table in sorted(tables):
        grant, to = ("REVOKE ALL", "FROM") if table in NEVER_AUDITED else ("GRANT SELECT", "TO")
        await connection.execute(f'{grant} ON {service}."{table}" {to} {AUDITOR}')
