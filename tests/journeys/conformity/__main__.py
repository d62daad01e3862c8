"""Explores every operation of every service on a platform of its own and tells what was answered."""

import argparse
import asyncio
import time
from collections import Counter

from deploy.local.demo.client import Api
from deploy.local.progress import say
from shared.contracts import SERVICES
from tests.journeys.conformity import examples
from tests.journeys.conformity.contracts import Contracts
from tests.journeys.conformity.exploring import Explorer
from tests.journeys.conformity.tour import tour
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Town


async def main(cases: int, number: int, *, verbose: bool, keeps_examples: bool) -> int:
    """At least so many random cases, spread over all operations, after a tour through all of them."""
    began = time.monotonic()
    async with own_platform() as (platform, town):
        contracts = await Contracts.fetch(town.api)
        async with Api(platform.address, hear=contracts.hear) as api:
            sights = await tour(platform, Town(api, town.mailbox, town.folders))
        toured = contracts.cases
        if keeps_examples:
            examples.write(contracts)
        explorer = Explorer(platform.address, contracts, sights, number=number)
        if cases:
            await explorer.explore_all(-(-cases // len(contracts.known)))
    for service in SERVICES:
        _tell(contracts, service, verbose=verbose)
    say(
        f"{contracts.cases - toured} random cases and {toured} of the tour over {len(contracts.known)} operations "
        f"in {time.monotonic() - began:.0f} s (seed {number})"
    )
    for name, violation in contracts.violations.items():
        say(f"\n{name}\n{violation}")
    say(f"answers that their schema doesn't know: {len(contracts.violations)}")
    say(f"operations without a 2xx: {', '.join(contracts.never_done) or 'none'}")
    return 1 if contracts.violations or contracts.never_done else 0


def _tell(contracts: Contracts, service: str, *, verbose: bool) -> None:
    mine = {
        name: contracts.answers.get(name, Counter())
        for name, known in contracts.known.items()
        if known.service == service
    }
    total: Counter[int] = sum(mine.values(), Counter())
    say(f"{service:<14}{len(mine):>3} operations  {_statuses(total)}")
    if verbose:
        for name, counts in mine.items():
            say(f"    {name:<36}{_statuses(counts)}")


def _statuses(counts: "Counter[int]") -> str:
    return "  ".join(f"{status}×{count}" for status, count in sorted(counts.items()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.conformity", description=__doc__)
    parser.add_argument("--cases", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="tell each operation's answers")
    parser.add_argument("--examples", action="store_true", help="keep what the tour sends as the documents' examples")
    chosen = parser.parse_args()
    raise SystemExit(
        asyncio.run(main(chosen.cases, chosen.seed, verbose=chosen.verbose, keeps_examples=chosen.examples))
    )
