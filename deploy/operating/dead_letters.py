"""`dead-letters`: the events that a service could not handle: what they are, and what becomes of them."""

import argparse
import asyncio
import json
from dataclasses import asdict
from importlib import import_module
from typing import Any

from deploy.operating.kept_aside import Desk, asking, deciding, listing_first, shown, who
from deploy.operating.settings import told_of
from shared.consuming import Processor, dead_letters
from shared.contracts import SERVICES
from shared.postgres import transaction

DONE = frozenset({"handled", "superseded", "discarded"})


def main(arguments: list[str]) -> int:
    """`python -m deploy.operating dead-letters …`: told by `<SERVICE>_DATABASE_URL`."""
    return run(arguments, Desk("python -m deploy.operating dead-letters"))


def run(arguments: list[str], desk: Desk) -> int:
    """Lists them, oldest first, where nothing else is asked for."""
    parser, acts = asking(desk, "what could not be handled, oldest first")
    showing = acts.add_parser("show", help="all there is of one, its record too")
    showing.add_argument("id", type=int)
    showing.add_argument("--service", choices=SERVICES, required=True)
    deciding(acts, "replay", "handles it again")
    deciding(acts, "discard", "gives it up")
    chosen = parser.parse_args(listing_first(arguments))
    match chosen.act:
        case "list":
            return asyncio.run(_list(desk, chosen.service, as_json=chosen.json))
        case "show":
            return asyncio.run(_show(desk, chosen.service, chosen.id))
        case act:
            return asyncio.run(_decide(desk, act, chosen))


async def _list(desk: Desk, service: str | None, *, as_json: bool) -> int:
    found = 0
    for name in [service] if service else told_of(desk.address):
        async with desk.pool(name) as pool, pool.acquire() as tx:
            after = 0
            while letters := await dead_letters.page(tx, after=after):
                for letter in letters:
                    print(_line(name, asdict(letter), as_json=as_json), flush=True)
                found, after = found + len(letters), letters[-1].id
    if not found and not as_json:
        print("None: every event has been handled.")
    return 0


def _line(service: str, letter: dict[str, Any], *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"service": service} | shown(letter))
    return (
        f"{letter['id']:>6}  {letter['parked_at']:%Y-%m-%d %H:%M:%S}  {letter['consumer']:<38}"
        f"{letter['subject'] or '(no key)'!s:<38}{letter['sequence'] or '':>5}  {letter['reason']}"
    )


async def _show(desk: Desk, service: str, letter_id: int) -> int:
    async with desk.pool(service) as pool, transaction(pool) as tx:
        letter, record = await dead_letters.letter_for_update(tx, letter_id)
    fields = shown(asdict(letter) | {"key": record.key, "value": record.value})
    for name, value in [*fields.items(), *((f"header {name!r}", value) for name, value in record.headers)]:
        print(f"{name:<24}{value}")
    return 0


async def _decide(desk: Desk, act: str, chosen: argparse.Namespace) -> int:
    async with desk.pool(chosen.service) as pool, transaction(pool) as tx:
        if act == "discard":
            await dead_letters.discard(tx, chosen.id, actor=who(), reason=chosen.reason, now=desk.clock.now())
            outcome = "discarded"
        else:
            letter, _ = await dead_letters.letter_for_update(tx, chosen.id)
            consumers = import_module(f"services.{chosen.service}.consumers").CONSUMERS
            consumer = next((each for each in consumers if each.name_in(chosen.service) == letter.consumer), None)
            if consumer is None:
                print(f"{letter.consumer} is no consumer of {chosen.service} any more. Discard the letter.")
                return 1
            processor = Processor(chosen.service, consumer, pool, desk.clock)
            outcome = await processor.replay(tx, chosen.id, actor=who(), reason=chosen.reason)
    print(outcome)
    return 0 if outcome in DONE else 1
