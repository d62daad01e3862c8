"""`parked`: the keys whose record Kafka refused for its own sake; their events wait for a decision."""

import argparse
import asyncio
import json
from dataclasses import asdict

from deploy.operating.kept_aside import Desk, asking, deciding, listing_first, shown, who
from deploy.operating.settings import told_of
from shared.postgres import transaction
from shared.publishing import parked_keys


def main(arguments: list[str]) -> int:
    """`python -m deploy.operating parked …`: told by `<SERVICE>_DATABASE_URL`."""
    return run(arguments, Desk("python -m deploy.operating parked"))


def run(arguments: list[str], desk: Desk) -> int:
    """Lists them, oldest first, where nothing else is asked for."""
    parser, acts = asking(desk, "the keys that wait, oldest first")
    deciding(acts, "release", "tries the refused record again")
    deciding(acts, "discard", "gives the refused record up; the key's later ones go on")
    chosen = parser.parse_args(listing_first(arguments))
    if chosen.act == "list":
        return asyncio.run(_list(desk, chosen.service, as_json=chosen.json))
    return asyncio.run(_decide(desk, chosen))


async def _list(desk: Desk, service: str | None, *, as_json: bool) -> int:
    found = 0
    for name in [service] if service else told_of(desk.address):
        async with desk.pool(name) as pool, pool.acquire() as tx:
            after = 0
            while keys := await parked_keys.page(tx, after=after):
                for each in keys:
                    line = f"{each.id:>6}  {each.parked_at:%Y-%m-%d %H:%M:%S}  {name:<15}{each.topic:<14}{each.key}"
                    line += f"  {each.waiting} waiting  {each.reason}"
                    print(json.dumps({"service": name} | shown(asdict(each))) if as_json else line, flush=True)
                found, after = found + len(keys), keys[-1].id
    if not found and not as_json:
        print("None: Kafka has taken every record.")
    return 0


async def _decide(desk: Desk, chosen: argparse.Namespace) -> int:
    decide = parked_keys.release if chosen.act == "release" else parked_keys.discard
    async with desk.pool(chosen.service) as pool, transaction(pool) as tx:
        await decide(tx, chosen.id, actor=who(), reason=chosen.reason, now=desk.clock.now())
    print("released" if chosen.act == "release" else "discarded")
    return 0
