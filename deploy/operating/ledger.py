"""`ledger`: whom the platform has erased, in a file that lies where no backup of the databases is.

A database that is set back knows those people again; whoever restores it gives this file to `reconcile`, which erases them
anew, even where the topics that say so are lost too. Each line is an id that nobody can be known by any more.
"""

import argparse
import asyncio
import os
from collections.abc import Collection
from pathlib import Path
from typing import Final
from uuid import UUID

from deploy.operating.kept_aside import Desk

ERASED: Final = """
SELECT person_id FROM erased_people ORDER BY erased_at, person_id
"""


def main(arguments: list[str]) -> int:
    """`python -m deploy.operating ledger FILE`: told by `PROFILES_DATABASE_URL`."""
    return run(arguments, Desk("python -m deploy.operating ledger"))


def run(arguments: list[str], desk: Desk) -> int:
    """Adds to the file whom it lacks."""
    parser = argparse.ArgumentParser(
        prog=desk.command, description="Adds to FILE the ids of all erased people that it lacks; takes none away."
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    file: Path = parser.parse_args(arguments).file
    added = write(file, asyncio.run(erased_people(desk)))
    print(f"{added} added, {len(read(file))} in {file}")
    return 0


async def erased_people(desk: Desk) -> list[UUID]:
    """Everybody whom profiles has erased, in the order in which it did."""
    async with desk.pool("profiles") as pool:
        return [row["person_id"] for row in await pool.fetch(ERASED)]


def read(file: Path) -> frozenset[UUID]:
    """Who stands in the file; nobody where there is none yet. Raises `ValueError` where a line is no id."""
    return frozenset(map(UUID, file.read_text().split())) if file.exists() else frozenset()


def write(file: Path, erased: Collection[UUID]) -> int:
    """Adds whom it lacks, and returns when that is on the disk; how many those were."""
    present = read(file)
    fresh = [person for person in erased if person not in present]
    with file.open("a") as ledger:
        ledger.writelines(f"{person}\n" for person in fresh)
        ledger.flush()
        os.fsync(ledger.fileno())
    return len(fresh)
