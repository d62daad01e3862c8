"""What an organisation tells of one of its people, and what is wrong with a file of such facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

MOST_ROWS: Final = 50_000
HIGHEST_RATING: Final = 10

Column = Literal["number", "group", "promoted_on", "raised_on", "left_on", "satisfaction"]
Wrong = Literal[
    "missing",
    "not-text",
    "too-long",
    "not-a-date",
    "ambiguous-date",
    "not-a-rating",
    "not-yet",
    "after-leaving",
    "twice",
]
Outcome = Literal["new", "changed", "same", "forgotten"]
"""`forgotten`: of somebody who was erased here; nothing of them is taken in any more."""

_DATES: Final[tuple[Column, ...]] = ("promoted_on", "raised_on", "left_on")


@dataclass(frozen=True)
class Fact:
    """What has happened to somebody by `told_until`; a date that is missing is one of nothing. `number`: hashed.

    `people`: which of the groups that the programme chose they belong to; empty for none. `satisfaction`: 0 to 10, where the
    organisation asks its people itself.
    """

    number: str
    told_until: date
    people: str = ""
    promoted_on: date | None = None
    raised_on: date | None = None
    left_on: date | None = None
    satisfaction: int | None = None


@dataclass(frozen=True)
class Problem:
    """What is wrong in which row (the first one names the columns) and column; `other`: the row that it conflicts with."""

    row: int
    column: Column
    wrong: Wrong
    other: int | None = None


@dataclass(frozen=True)
class Rows:
    """The facts of a file by their lines, what is wrong with it, and the columns that mean nothing."""

    facts: Mapping[int, Fact]
    problems: Sequence[Problem]
    ignored_columns: Sequence[str]

    def with_conflicts(self) -> "Rows":
        """What is wrong between cells and between rows as well."""
        found = [*self.problems, *_twice(self.facts), *_impossible(self.facts)]
        return replace(self, problems=sorted(found, key=lambda each: each.row))


def _twice(facts: Mapping[int, Fact]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line, fact in facts.items():
        if (other := seen.setdefault(fact.number, line)) != line:
            yield Problem(line, "number", "twice", other)


def _impossible(facts: Mapping[int, Fact]) -> Iterator[Problem]:
    for line, fact in facts.items():
        for column in _DATES:
            day: date | None = getattr(fact, column)
            if day is not None and day > fact.told_until:
                yield Problem(line, column, "not-yet")
            elif day is not None and fact.left_on is not None and day > fact.left_on:
                yield Problem(line, column, "after-leaving")


def outcome(fact: Fact, known: Fact | None, *, forgotten: bool) -> Outcome:
    """What taking it in does. What is told of a later day replaces what was told of an earlier one, and never the reverse."""
    if forgotten:
        return "forgotten"
    if known is None:
        return "new"
    return "same" if known == fact or known.told_until > fact.told_until else "changed"
