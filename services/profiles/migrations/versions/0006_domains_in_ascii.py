"""An address is kept with its domain in ASCII, as every mail server takes it and as accounts are compared by it."""

from typing import Any

from shared.mail.addresses import on_the_wire
from shared.migrations import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


async def _in_ascii(raw: Any) -> None:
    for person_id, account, email in await raw.fetch("SELECT person_id, account, email FROM people"):
        if not email.rpartition("@")[2].isascii():
            written = on_the_wire(account), on_the_wire(email)
            await raw.execute("UPDATE people SET account = $2, email = $3 WHERE person_id = $1", person_id, *written)


def upgrade() -> None:
    from alembic import op  # noqa: PLC0415 — as in shared.migrations

    run("SELECT")
    connection = op.get_bind().connection.dbapi_connection
    assert connection is not None
    connection.run_async(_in_ascii)
