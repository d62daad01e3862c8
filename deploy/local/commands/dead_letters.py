"""`dead-letters`: the events that a service could not handle: what they are, and what becomes of them."""

import argparse
import asyncio
import json
from dataclasses import asdict
from importlib import import_module
from typing import Any

from deploy.local.folders import folders
from deploy.local.lock import running
from deploy.local.operating import decided_by, deciding, service_pool, shown
from deploy.local.progress import say
from deploy.local.secrets import SERVICES
from deploy.local.trouble import Trouble
from shared.clock import clock_of
from shared.consuming import Processor, dead_letters
from shared.postgres import transaction


def run(arguments: list[str]) -> int:
    """Lists them, oldest first, where nothing else is asked for."""
    parser = argparse.ArgumentParser(prog="./mentoring dead-letters")
    acts = parser.add_subparsers(dest="act", required=True)
    listing = acts.add_parser("list", help="what could not be handled, oldest first")
    listing.add_argument("--json", action="store_true", help="a JSON object a line")
    listing.add_argument("--service", choices=SERVICES)
    showing = acts.add_parser("show", help="all there is of one, its record too")
    showing.add_argument("id", type=int)
    showing.add_argument("--service", choices=SERVICES, required=True)
    deciding(acts, "replay", "handles it again")
    deciding(acts, "discard", "gives it up")
    chosen = parser.parse_args(arguments if arguments and not arguments[0].startswith("--") else ["list", *arguments])
    owner_url = running(folders()).owner_url
    match chosen.act:
        case "list":
            return asyncio.run(_list(owner_url, chosen.service, as_json=chosen.json))
        case "show":
            return asyncio.run(_show(owner_url, chosen.service, chosen.id))
        case act:
            return asyncio.run(_decide(owner_url, act, chosen))


async def _list(owner_url: str, service: str | None, *, as_json: bool) -> int:
    found = 0
    for name in [service] if service else SERVICES:
        async with service_pool(owner_url, name) as pool, pool.acquire() as tx:
            after = 0
            while letters := await dead_letters.page(tx, after=after):
                for letter in letters:
                    say(_line(name, asdict(letter), as_json=as_json))
                found, after = found + len(letters), letters[-1].id
    if not found and not as_json:
        say("None: every event has been handled.")
    return 0


def _line(service: str, letter: dict[str, Any], *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"service": service} | shown(letter))
    return (
        f"{letter['id']:>6}  {letter['parked_at']:%Y-%m-%d %H:%M:%S}  {letter['consumer']:<38}"
        f"{letter['subject'] or '(no key)'!s:<38}{letter['sequence'] or '':>5}  {letter['reason']}"
    )


async def _show(owner_url: str, service: str, letter_id: int) -> int:
    async with service_pool(owner_url, service) as pool, transaction(pool) as tx, decided_by():
        letter, record = await dead_letters.letter_for_update(tx, letter_id)
    fields = shown(asdict(letter) | {"key": record.key, "value": record.value})
    for name, value in [*fields.items(), *((f"header {name!r}", value) for name, value in record.headers)]:
        say(f"{name:<24}{value}")
    return 0


async def _decide(owner_url: str, act: str, chosen: argparse.Namespace) -> int:
    place = folders()
    clock = clock_of(place.clock if running(place).clock else None)
    async with service_pool(owner_url, chosen.service) as pool, decided_by() as actor, transaction(pool) as tx:
        if act == "discard":
            now = clock.now()
            await dead_letters.discard(tx, chosen.id, actor=actor, reason=chosen.reason, now=now)
            outcome = "discarded"
        else:
            letter, _ = await dead_letters.letter_for_update(tx, chosen.id)
            consumers = import_module(f"services.{chosen.service}.consumers").CONSUMERS
            consumer = next((each for each in consumers if each.name_in(chosen.service) == letter.consumer), None)
            if consumer is None:
                raise Trouble(f"{letter.consumer} is no consumer of {chosen.service} any more.", "Discard the letter.")
            processor = Processor(chosen.service, consumer, pool, clock)
            outcome = await processor.replay(tx, chosen.id, actor=actor, reason=chosen.reason)
    say(outcome)
    return 0 if outcome in {"handled", "superseded", "discarded"} else 1
