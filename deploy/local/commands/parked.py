"""`parked`: the keys whose record Kafka refused for its own sake; their events wait for a decision."""

import argparse
import asyncio
import json
from dataclasses import asdict

from deploy.local.folders import folders
from deploy.local.lock import running
from deploy.local.operating import decided_by, deciding, service_pool, shown
from deploy.local.progress import say
from deploy.local.secrets import SERVICES
from shared.clock import clock_of
from shared.postgres import transaction
from shared.publishing import parked_keys


def run(arguments: list[str]) -> int:
    """Lists them, oldest first, where nothing else is asked for."""
    parser = argparse.ArgumentParser(prog="./mentoring parked")
    acts = parser.add_subparsers(dest="act", required=True)
    listing = acts.add_parser("list", help="the keys that wait, oldest first")
    listing.add_argument("--json", action="store_true", help="a JSON object a line")
    listing.add_argument("--service", choices=SERVICES)
    deciding(acts, "release", "tries the refused record again")
    deciding(acts, "discard", "gives the refused record up; the key's later ones go on")
    chosen = parser.parse_args(arguments if arguments and not arguments[0].startswith("--") else ["list", *arguments])
    owner_url = running(folders()).owner_url
    if chosen.act == "list":
        return asyncio.run(_list(owner_url, chosen.service, as_json=chosen.json))
    return asyncio.run(_decide(owner_url, chosen))


async def _list(owner_url: str, service: str | None, *, as_json: bool) -> int:
    found = 0
    for name in [service] if service else SERVICES:
        async with service_pool(owner_url, name) as pool, pool.acquire() as tx:
            after = 0
            while keys := await parked_keys.page(tx, after=after):
                for each in keys:
                    line = f"{each.id:>6}  {each.parked_at:%Y-%m-%d %H:%M:%S}  {name:<15}{each.topic:<14}{each.key}"
                    line += f"  {each.waiting} waiting  {each.reason}"
                    say(json.dumps({"service": name} | shown(asdict(each))) if as_json else line)
                found, after = found + len(keys), keys[-1].id
    if not found and not as_json:
        say("None: Kafka has taken every record.")
    return 0


async def _decide(owner_url: str, chosen: argparse.Namespace) -> int:
    place = folders()
    now = clock_of(place.clock if running(place).clock else None).now()
    decide = parked_keys.release if chosen.act == "release" else parked_keys.discard
    async with service_pool(owner_url, chosen.service) as pool, decided_by() as actor, transaction(pool) as tx:
        await decide(tx, chosen.id, actor=actor, reason=chosen.reason, now=now)
    say("released" if chosen.act == "release" else "discarded")
    return 0
