"""`bench`: plays benchmarks. JSON lines go to standard output or to a file, words for people to standard error."""

import argparse
import sys
from contextlib import ExitStack
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Final, TextIO

import uvloop

from tests.benchmarks.contest import Result, play
from tests.benchmarks.stage import SHORT, Size, Stage

BENCHMARKS: Final = {
    "outbox": "writing facts, and their way to the broker",
    "events": "their way from the broker into effects",
    "slots": "which slots there are",
    "booking": "sessions booked, alone and by many at once",
    "recommendations": "the best of very many mentors, in memory and over HTTP",
    "index": "what very many mentors take in memory, how long they are read, and how soon a change shows",
    "assignment": "whole cohorts matched",
    "reports": "report pages and the work list at very many mentorships",
    "momentum": "who is told what unasked in a year of many pairs, and when",
    "coverage": "how often the intervals of outcomes contain the truth",
}


def main(words: list[str]) -> int:
    """Plays what the words name; 0 once everything was played, whether or not a goal was met."""
    chosen = _parser().parse_args(words)
    given = {field.name: getattr(chosen, field.name) for field in fields(Size)}
    size = replace(SHORT if chosen.short else Size(), **{name: value for name, value in given.items() if value})
    with ExitStack() as stack:
        lines = stack.enter_context(Path(chosen.json).open("w")) if chosen.json else sys.stdout
        uvloop.run(_play(chosen.names, chosen.only, size, lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./mentoring bench", description=__doc__)
    named = "; ".join(f"{name}: {what}" for name, what in BENCHMARKS.items())
    parser.add_argument("names", nargs="+", choices=[*BENCHMARKS], metavar="NAME", help=named)
    parser.add_argument("--json", metavar="FILE", help="write the JSON lines there")
    parser.add_argument("--only", default="", metavar="WORDS", help="contests whose name has these words")
    parser.add_argument("--short", action="store_true", help="shows that everything runs; its numbers mean nothing")
    parser.add_argument("--rounds", type=int, help="rounds of limit and ours in turn (5)")
    parser.add_argument("--seconds", type=float, help="how long a measurement at a fixed rate lasts (5)")
    parser.add_argument("--records", type=int, help="how many records are drained or consumed (100,000)")
    parser.add_argument("--backlog", type=int, help="how many rows the large backlog has (1,000,000)")
    parser.add_argument("--relays", type=int, help="how many relays share a backlog (4)")
    parser.add_argument("--bookings", type=int, help="how many sessions a round books (1,500)")
    parser.add_argument("--clients", type=int, help="how many want the same slot (200)")
    parser.add_argument("--mentees", type=int, help="how many mentees a cohort has (5,000)")
    parser.add_argument("--mentors", type=int, help="how many mentors the index has (100,000)")
    parser.add_argument("--seeds", type=int, help="how many programmes are generated of each kind (1,000)")
    parser.add_argument("--mentorships", type=int, help="how many mentorships the large service has (100,000)")
    parser.add_argument("--sessions-each", type=int, help="how many sessions each of them has had (20)")
    parser.add_argument("--pairs", type=int, help="how many pairs live through a year on the bare rules (1,000)")
    parser.add_argument("--pairs-served", type=int, help="how many do in the service (40)")
    parser.add_argument("--attempts", type=int, help="how many attempts many make at once (100,000)")
    return parser


async def _play(names: list[str], only: str, size: Size, lines: TextIO) -> None:
    async with Stage(size) as stage:
        for name in names:
            for contest in import_module(f"tests.benchmarks.{name}").contests(stage):
                if not any(only in figure.name for figure in contest.figures):
                    continue
                for result in await play(contest, contest.rounds or size.rounds):
                    tell(result)
                    print(result.json_line(), file=lines, flush=True)


def tell(result: Result) -> None:
    """A result in words."""
    print(result.words(), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
