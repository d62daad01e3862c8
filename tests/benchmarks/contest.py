"""A limit and our program, played in turns, and what comes of it."""

import gc
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Program: TypeAlias = Callable[[], Awaitable[Sequence[float]]]
"""Runs once, and gives a number for each figure of its contest."""


@dataclass(frozen=True)
class Goal:
    """What is compared: ours as a share of the limit, or what ours takes `more` than the limit."""

    at_least: float | None = None
    at_most: float | None = None
    more: bool = False

    def compared(self, limit: float, ours: float) -> float:
        return ours - limit if self.more else ours / limit

    def is_met_by(self, compared: float) -> bool:
        return (self.at_least is None or compared >= self.at_least) and (
            self.at_most is None or compared <= self.at_most
        )

    def words(self, unit: str) -> str:
        bounds = ((">=", self.at_least), ("<=", self.at_most))
        number = " and ".join(f"{sign} {bound}" for sign, bound in bounds if bound is not None)
        return f"{number} {unit} more" if self.more else number


@dataclass(frozen=True)
class Figure:
    """One line of the table. `worst`: the round that is worst by the goal counts, and not the one in the middle."""

    name: str
    unit: str
    goal: Goal
    worst: bool = False


@dataclass(frozen=True)
class Contest:
    """A limit and ours, measured in the same run. `programs` prepares what both need, and gives the two.

    `rounds`: so many, where one alone counts what others would only count again.
    """

    figures: Sequence[Figure]
    programs: Callable[[], Awaitable[tuple[Program, Program]]]
    rounds: int | None = None


@dataclass(frozen=True)
class Result:
    """The rounds of one figure: what the limit and ours measured, and how they compare."""

    figure: Figure
    rounds: Sequence[tuple[float, float]]

    @property
    def compared(self) -> list[float]:
        return [self.figure.goal.compared(limit, ours) for limit, ours in self.rounds]

    @property
    def ratio(self) -> float:
        if self.figure.worst:
            return min(self.compared) if self.figure.goal.at_most is None else max(self.compared)
        return median(self.compared)

    @property
    def met(self) -> bool:
        return self.figure.goal.is_met_by(self.ratio)

    def json_line(self) -> str:
        """`ratio` is the median over the rounds (or the worst) of ours compared with the limit, `limit` the limit's own median."""
        rounds = zip(self.rounds, self.compared, strict=True)
        return json.dumps(
            {
                "name": self.figure.name,
                "ratio": _rounded(self.ratio),
                "limit": _rounded(median(limit for limit, _ in self.rounds)),
                "rounds": [
                    {"limit": _rounded(limit), "ours": _rounded(ours), "ratio": _rounded(ratio)}
                    for (limit, ours), ratio in rounds
                ],
                "unit": self.figure.unit,
                "goal": self.figure.goal.words(self.figure.unit),
                "met": self.met,
            }
        )

    def words(self) -> str:
        limit, ours = (median(column) for column in zip(*self.rounds, strict=True))
        unit, spread = self.figure.unit, self.compared
        return (
            f"{'met ' if self.met else 'NOT '}  {self.figure.name}: {self.ratio:.2f} ({min(spread):.2f} to"
            f" {max(spread):.2f}; goal {self.figure.goal.words(unit)}); limit {limit:,.4g} {unit}, ours {ours:,.4g} {unit}"
        )


async def play(contest: Contest, rounds: int) -> list[Result]:
    """Limit and ours in turns, so that what the machine does besides falls on both."""
    limit_program, our_program = await contest.programs()
    limits, ours = [], []
    for number in range(rounds):
        limits.append(await _measured(limit_program))
        ours.append(await _measured(our_program))
        print(f"    round {number + 1}: {_numbers(limits[-1])} | {_numbers(ours[-1])}", file=sys.stderr, flush=True)
    return [
        Result(figure, [(limit[place], our[place]) for limit, our in zip(limits, ours, strict=True)])
        for place, figure in enumerate(contest.figures)
    ]


async def _measured(program: Program) -> Sequence[float]:
    gc.collect()
    gc.freeze()  # what was prepared is no work for the collector while it is measured
    return await program()


def _numbers(numbers: Sequence[float]) -> str:
    return " ".join(f"{number:,.4g}" for number in numbers)


def _rounded(number: float) -> float:
    return float(f"{number:.4g}")
