"""What the commands have in common that look after what was kept aside."""

import argparse
import getpass
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from deploy.operating.settings import AddressOf, address_of
from shared.clock import Clock, SystemClock
from shared.contracts import SERVICES
from shared.postgres import Pool, open_pool

ROLE_OF_COMMANDS: Final = "command"
"""As which these stand among the connections of a service."""


@dataclass(frozen=True)
class Desk:
    """Where a command is asked, and what it asks."""

    command: str
    address: AddressOf = address_of
    clock: Clock = field(default_factory=SystemClock)

    @asynccontextmanager
    async def pool(self, service: str) -> AsyncIterator[Pool]:
        """A service's tables, by the role that the service itself has. Raises `WrongSettings`."""
        pool = await open_pool(self.address(service), service=service, role=ROLE_OF_COMMANDS, size=1)
        try:
            yield pool
        finally:
            await pool.close()


def asking(desk: Desk, lists: str) -> tuple[argparse.ArgumentParser, Any]:
    """The parser of a command, and its acts; `list`, which every one has, is among them."""
    parser = argparse.ArgumentParser(prog=desk.command)
    acts = parser.add_subparsers(dest="act", required=True)
    listing = acts.add_parser("list", help=lists)
    listing.add_argument("--json", action="store_true", help="a JSON object a line")
    listing.add_argument("--service", choices=SERVICES)
    return parser, acts


def deciding(acts: Any, name: str, does: str) -> None:
    """Adds an act upon one of them; who decides says why, and that is kept."""
    act: argparse.ArgumentParser = acts.add_parser(name, help=does)
    act.add_argument("id", type=int)
    act.add_argument("--service", choices=SERVICES, required=True)
    act.add_argument("--reason", required=True, help="kept beside who did it")


def listing_first(arguments: list[str]) -> list[str]:
    """Whoever names no act wants to see what there is."""
    return arguments if arguments and not arguments[0].startswith("--") else ["list", *arguments]


def who() -> str:
    """Who sits at the command line, as far as the machine knows."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container's user has a number and no name
        name = "somebody"
    return f"{name} at the command line"


def shown(fields: Mapping[str, object]) -> dict[str, object]:
    """Fields as JSON can say them; bytes as text, with escapes where they are none."""

    def as_text(value: object) -> object:
        if isinstance(value, bytes):
            return value.decode(errors="backslashreplace")
        if isinstance(value, datetime):
            return value.isoformat()
        return value if value is None or isinstance(value, int) else str(value)

    return {name: as_text(value) for name, value in fields.items()}
