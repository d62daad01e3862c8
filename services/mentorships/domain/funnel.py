"""How far the mentees of a programme come, and who is not reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args
from uuid import UUID

from shared.contracts.vocabulary import MembershipPhase

Stage = Literal["eligible", "invited", "signed_up", "matched", "met", "met_thrice", "goal_completed"]
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
FEWEST: Final = 5

Weeks = Mapping[Stage, date | None]

_PHASES: Final[Mapping[MembershipPhase, Stage]] = {
    "eligible": "eligible",
    "invited": "invited",
    "applied": "signed_up",
    "waiting": "signed_up",
    "offered": "signed_up",
    "member": "signed_up",
}


@dataclass(frozen=True)
class Change:
    """So many more, or fewer, have reached this in that week."""

    programme_id: UUID
    stage: Stage
    week: date
    people: int


@dataclass(frozen=True)
class Followed:
    """A membership and in which week it reached what; `weeks` has every stage."""

    membership_id: UUID
    programme_id: UUID
    person_id: UUID | None
    number: str | None
    weeks: Weeks

    def reaching(self, found: Weeks) -> "Followed":
        """With what was found as well, the earlier week of both; who reached a stage has reached those before it, by then at the latest."""
        weeks = {stage: _earlier(self.weeks[stage], found.get(stage)) for stage in STAGES}
        for before, stage in zip(reversed(STAGES[:-1]), reversed(STAGES[1:]), strict=True):
            weeks[before] = _earlier(weeks[before], weeks[stage])
        return replace(self, weeks=weeks)

    def changes_since(self, before: "Followed | None") -> list[Change]:
        """What has to be counted anew."""
        found = []
        for stage in STAGES:
            was, week = None if before is None else before.weeks[stage], self.weeks[stage]
            if was != week:
                found += [Change(self.programme_id, stage, was, -1)] if was is not None else []
                found += [Change(self.programme_id, stage, week, 1)] if week is not None else []
        return found

    def gone(self) -> list[Change]:
        """What is counted no more once they are erased."""
        return [
            Change(self.programme_id, stage, week, -1) for stage in STAGES if (week := self.weeks[stage]) is not None
        ]


def week_of(at: datetime | date) -> date:
    """Its Monday, in UTC."""
    day = at.date() if isinstance(at, datetime) else at
    return day - timedelta(days=day.weekday())


def reached_by(phase: MembershipPhase, at: datetime) -> Weeks:
    """What somebody has reached whose membership is in this state; who has left keeps what they had."""
    stages: tuple[Stage, ...] = ("eligible", _PHASES.get(phase, "eligible"))
    return {stage: week_of(at) for stage in stages}


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one is not None and other is not None else one or other


@dataclass(frozen=True)
class StageCount:
    """`people`: how many have reached it; None for a few. `went_on`: the share of those before who came on; None likewise."""

    stage: Stage
    people: int | None
    went_on: float | None


@dataclass(frozen=True)
class WeekCount:
    """How many have reached each stage by the end of a week; None for a few."""

    week: date
    people: Mapping[Stage, int | None]


@dataclass(frozen=True)
class Funnel:
    """`stops_at`: the stage that the smallest share of those before it reaches; None where nothing is known of it."""

    stages: tuple[StageCount, ...]
    weeks: tuple[WeekCount, ...]
    stops_at: Stage | None


def funnel_of(counts: Sequence[tuple[Stage, date, int]]) -> Funnel:
    """From how many reached each stage in each week."""
    totals = {stage: sum(people for each, _, people in counts if each == stage) for stage in STAGES}
    stages = tuple(
        StageCount(stage, _shown(totals[stage]), _went_on(totals, stage, before))
        for before, stage in zip((None, *STAGES[:-1]), STAGES, strict=True)
    )
    known = [(each.went_on, each.stage) for each in stages if each.went_on is not None and each.went_on < 1]
    return Funnel(stages, tuple(_by_week(counts)), min(known)[1] if known else None)


def _went_on(totals: Mapping[Stage, int], stage: Stage, before: Stage | None) -> float | None:
    if before is None or totals[before] < FEWEST or 0 < totals[stage] < FEWEST:
        return None
    return totals[stage] / totals[before]


def _by_week(counts: Sequence[tuple[Stage, date, int]]) -> list[WeekCount]:
    so_far = dict.fromkeys(STAGES, 0)
    found: list[WeekCount] = []
    for week in sorted({week for _, week, people in counts if people}):
        for stage, when, people in counts:
            if when == week:
                so_far[stage] += people
        found.append(WeekCount(week, {stage: _shown(number) for stage, number in so_far.items()}))
    return found


def _shown(people: int) -> int | None:
    """A number that names nobody."""
    return people if people == 0 or people >= FEWEST else None


@dataclass(frozen=True)
class GroupReached:
    """Of a group that the programme chose: how many there are, and shares of them. None: too few, all, or none."""

    group: str
    people: int
    signed_up: float | None
    matched: float | None
    met: float | None
    goal_completed: float | None


Reached = Literal["signed_up", "matched", "met", "goal_completed"]
REACHED: Final[tuple[Reached, ...]] = get_args(Reached)


def groups_of(rows: Sequence[tuple[str, int, Mapping[Reached, int]]], fewest: int) -> tuple[GroupReached, ...]:
    """Groups that are large enough, with what can't be worked out from the others: where one number is hidden, a second one is."""
    rows = [row for row in rows if row[0] and row[1] >= fewest]
    shown = {reached: _safe([(people, counts[reached]) for _, people, counts in rows], fewest) for reached in REACHED}
    return tuple(
        GroupReached(
            group,
            people,
            **{reached: counts[reached] / people if shown[reached][place] else None for reached in REACHED},
        )
        for place, (group, people, counts) in enumerate(rows)
    )


def _safe(cells: Sequence[tuple[int, int]], fewest: int) -> list[bool]:
    shown = [fewest <= count <= people - fewest for people, count in cells]
    if shown.count(False) == 1 and any(shown):
        smallest = min((count, place) for place, (_, count) in enumerate(cells) if shown[place])
        shown[smallest[1]] = False
    return shown
