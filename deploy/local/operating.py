"""What the commands have in common that look after what was kept aside."""

import argparse
import getpass
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from deploy.local.secrets import SERVICES
from deploy.local.trouble import Trouble
from shared.postgres import Pool, open_pool
from shared.refusals import Refusal


def deciding(acts: Any, name: str, does: str) -> None:
    """Adds an act upon one of them; who decides says why, and that is kept."""
    act: argparse.ArgumentParser = acts.add_parser(name, help=does)
    act.add_argument("id", type=int)
    act.add_argument("--service", choices=SERVICES, required=True)
    act.add_argument("--reason", required=True, help="kept beside who did it")


@asynccontextmanager
async def service_pool(owner_url: str, service: str) -> AsyncIterator[Pool]:
    """A service's tables."""
    pool = await open_pool(owner_url, service=service, role="command", size=1)
    try:
        yield pool
    finally:
        await pool.close()


@asynccontextmanager
async def decided_by() -> AsyncIterator[str]:
    """Who sits at the command line; a refusal becomes a line for them."""
    try:
        yield f"{getpass.getuser()} at the command line"
    except Refusal as refusal:
        raise Trouble(refusal.detail(), "`list` shows what there is.") from None


def shown(fields: Mapping[str, object]) -> dict[str, object]:
    """Fields as JSON can say them; bytes as text, with escapes where they are none."""

    def as_text(value: object) -> object:
        if isinstance(value, bytes):
            return value.decode(errors="backslashreplace")
        if isinstance(value, datetime):
            return value.isoformat()
        return value if value is None or isinstance(value, int) else str(value)

    return {name: as_text(value) for name, value in fields.items()}
