"""`./mentoring hostile`: what strangers may try on a running platform, measured.

./mentoring hostile                            all of it: a quarter of an hour
./mentoring hostile "half heads" timing        some of it
"""

import argparse
import asyncio
import json
import sys
from typing import Final

from deploy.local.progress import say
from tests.hostile import door, weights
from tests.hostile.connections import TRIALS
from tests.hostile.results import append

DOOR: Final = ("one address", "wrong codes", "timing")


def main(arguments: list[str]) -> int:
    """Keeps what it measured; `python -m tests.hostile.results --write` makes the document of it."""
    parser = argparse.ArgumentParser(prog="./mentoring hostile", description="Strangers on a platform of its own.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="; ".join((*TRIALS, *DOOR)))
    names = parser.parse_args(arguments).names or [*TRIALS, *DOOR]
    if unknown := set(names) - {*TRIALS, *DOOR}:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    asyncio.run(_run(names))
    return 0


async def _run(names: list[str]) -> None:
    for measured, own in ((weights.measured, TRIALS), (door.measured, DOOR)):
        if chosen := [name for name in own if name in names]:
            async for line in measured(chosen):
                append(line)
                say(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
