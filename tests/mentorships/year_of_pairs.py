"""A year of many pairs on the bare rules: they are alive, fall silent, pause, move on, and are told what is due.

Each pair lives in its own way and zones; mentors have four mentees in different programmes; the other things that a week counts are
said too. What may not happen is looked for by what the year knows of itself, not by what the rules are given.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, Final, Literal, TypeAlias, get_args
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from services.mentorships.domain.agreement import Agreement
from services.mentorships.domain.momentum import LOOK_AGAIN_WITHIN, Listener, Quiet, Rule, Said, Verdict, judge
from services.mentorships.domain.next_step import Situation
from services.mentorships.domain.nudging import Counted, Line, Nudge, changes_of, is_held_back
from services.mentorships.domain.work import next_date, reasons
from shared.contracts.vocabulary import MentorshipStage, NudgeRule, Side

BEGINS: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAYS: Final = 365
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
ZONES: Final = (
    "Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu", "UTC", "America/St_Johns",
)  # fmt: skip
STAGES: Final[tuple[MentorshipStage, ...]] = ("initiation", "goal_setting", "engagement", "feedback")
RHYTHMS: Final = ("weekly", "fortnightly", "monthly", "on_demand", None)
HELD_BACK: Final = 0.1
FOLLOWS: Final = {"said": 0.4, "held_back": 0.2}
"""How probably somebody acts within six days of a word, and without it."""

Wrong: TypeAlias = Literal[
    "within a week of another",
    "though something had happened",
    "in a break",
    "in their night",
    "to who wants none",
    "after three in vain",
    "silent after three, and not on the work list",
]
WRONGS: Final[tuple[Wrong, ...]] = get_args(Wrong)
What: TypeAlias = Literal["act", "pause", "resume", "mute", "other", "look"]


@dataclass(frozen=True)
class Word:
    """What somebody was told, when, in which pair. `rule`: of a nudge; of what else a week counts None."""

    at: datetime
    person: UUID
    pair: int
    rule: Rule | None


@dataclass
class Two:
    """A pair. `acts`: whether it still answers; `silent_since`, `in_a_break`: as the year knows it, whatever the rules are told."""

    id: UUID
    people: Mapping[Side, UUID]
    quiet: Quiet
    lives_until: datetime
    muted: set[Side] = field(default_factory=set)
    silent_since: datetime = BEGINS
    in_a_break: bool = False
    unanswered: list[tuple[Counted, Nudge]] = field(default_factory=list)


@dataclass
class Year:
    """What was said, what came of each line, and what was wrong."""

    pairs: list[Two]
    zones: Mapping[UUID, ZoneInfo]
    words: list[Word] = field(default_factory=list)
    counts: Counter[tuple[Line, Counted]] = field(default_factory=Counter)
    wrong: Counter[Wrong] = field(default_factory=Counter)
    given_up: set[int] = field(default_factory=set)
    """Pairs that were left in peace after three words in vain."""

    @property
    def nudges(self) -> list[Word]:
        return [each for each in self.words if each.rule is not None]

    def by_month(self) -> Mapping[tuple[str, NudgeRule | None], int]:
        """How many words of which rule in which month; None: what else a week counts."""
        return Counter((f"{each.at:%Y-%m}", each.rule.id if each.rule else None) for each in self.words)

    def hours(self) -> Mapping[int, int]:
        """How many nudges in which hour of their readers' day."""
        return Counter(each.at.astimezone(self.zones[each.person]).hour for each in self.nudges)


Judge: TypeAlias = Callable[[Quiet, Mapping[Side, Listener], datetime], Verdict]


def year_of(number: int, seed: int, *, days: int = DAYS, judges: Judge = judge) -> Year:
    """So many pairs live through so many days. `judges`: what is due; another one shows that what is wrong is seen."""
    chance = Random(seed)
    pairs = [_two(chance, place) for place in range(number)]
    people = sorted({person for pair in pairs for person in pair.people.values()})
    year = Year(pairs, {person: ZoneInfo(chance.choice(ZONES)) for person in people})
    _Living(year, chance, BEGINS + days * DAY, judges).run()
    return year


def _two(chance: Random, place: int) -> Two:
    """Four pairs share a mentor, each in a programme of its own."""
    name = UUID(int=chance.getrandbits(128))
    mentor = UUID(int=place // 4 + 1)
    stage = chance.choice(STAGES)
    met_at = None if stage == "initiation" else BEGINS
    rhythm: Any = chance.choice(RHYTHMS)
    return Two(
        id=name,
        people={"mentor": uuid5(mentor, "mentor"), "mentee": uuid5(name, "mentee")},
        quiet=Quiet("active", stage, rhythm, BEGINS, met_at=met_at),
        lives_until=BEGINS + chance.randrange(10, 500) * DAY,
    )


class _Living:
    """What happens, in the order in which it does."""

    def __init__(self, year: Year, chance: Random, ends: datetime, judges: Judge) -> None:
        self.year, self.chance, self.ends, self.judges = year, chance, ends, judges
        self.told_at: dict[UUID, datetime] = {}
        self._order = count()
        self._ahead: list[tuple[datetime, int, int, What]] = []
        for place in range(len(year.pairs)):
            for at, what in self._life(year.pairs[place]):
                self._expect(at, place, what)

    def run(self) -> None:
        happens = {
            "act": self._act, "pause": self._pause, "resume": self._resume, "mute": self._mute, "other": self._other,
            "look": self._look,
        }  # fmt: skip
        while self._ahead:
            at, _, place, what = heapq.heappop(self._ahead)
            happens[what](place, at)

    def _expect(self, at: datetime, place: int, what: What) -> None:
        if at < self.ends:
            heapq.heappush(self._ahead, (at, next(self._order), place, what))

    def _life(self, pair: Two) -> Iterator[tuple[datetime, What]]:
        """What a pair does by itself, and when somebody first looks."""
        yield BEGINS + self.chance.random() * LOOK_AGAIN_WITHIN, "look"
        yield from self._again_and_again(self.chance.choice((3, 12, 35)), "act", pair.lives_until)
        yield from self._again_and_again(40, "other", self.ends)
        if self.chance.random() < 0.5:
            begins = BEGINS + self.chance.random() * (self.ends - BEGINS)
            yield begins, "pause"
            yield begins + self.chance.choice((7, 30, 120)) * DAY, "resume"
        if self.chance.random() < 0.1:
            yield BEGINS + self.chance.random() * (self.ends - BEGINS), "mute"

    def _again_and_again(self, days: float, what: What, until: datetime) -> Iterator[tuple[datetime, What]]:
        at = BEGINS
        while (at := at + self.chance.expovariate(1 / days) * DAY) < until:
            yield at, what

    # --- what the two do --------------------------------------------------------------------------------------------

    def _act(self, place: int, now: datetime) -> None:
        pair, chance = self.year.pairs[place], self.chance
        ahead = now + chance.uniform(1, 20) * DAY if chance.random() < 0.3 else None
        stage = chance.choice(STAGES[1:]) if chance.random() < 0.1 else pair.quiet.stage
        self._alive(pair, now, stage=stage, ahead_until=ahead)

    def _pause(self, place: int, now: datetime) -> None:
        pair = self.year.pairs[place]
        pair.in_a_break = True
        self._alive(pair, now, phase="paused")

    def _resume(self, place: int, now: datetime) -> None:
        pair = self.year.pairs[place]
        pair.in_a_break = False
        self._alive(pair, now, phase="active")

    def _mute(self, place: int, _now: datetime) -> None:
        self.year.pairs[place].muted.add(self.chance.choice(("mentor", "mentee")))

    def _alive(self, pair: Two, now: datetime, **changed: Any) -> None:
        said = [nudge for what, nudge in pair.unanswered if what == "said"]
        kept_back = [nudge for what, nudge in pair.unanswered if what == "held_back"]
        self.year.counts.update(changes_of(said, kept_back, now))
        pair.unanswered.clear()
        pair.silent_since = max(now, changed.get("ahead_until") or now)
        pair.quiet = replace(pair.quiet, **{"ahead_until": None, **changed}, active_at=now, said=())

    # --- what they are told -----------------------------------------------------------------------------------------

    def _listener(self, pair: Two, side: Side) -> Listener:
        person = pair.people[side]
        return Listener(person, self.year.zones[person], side in pair.muted, self.told_at.get(person))

    def _other(self, place: int, now: datetime) -> None:
        """A check-in is due, a step is overdue, a survey is open: as its week and its night allow, and not in a break."""
        pair = self.year.pairs[place]
        side: Side = self.chance.choice(("mentor", "mentee"))
        listener = self._listener(pair, side)
        if pair.in_a_break or listener.muted:
            return
        if (may_hear_at := listener.may_hear_at(now)) > now:
            self._expect(may_hear_at, place, "other")
            return
        self._tell(place, side, None, now)

    def _look(self, place: int, now: datetime) -> None:
        """As whoever looks at a mentorship does it."""
        pair = self.year.pairs[place]
        rule, again_at = self.judges(pair.quiet, {side: self._listener(pair, side) for side in pair.people}, now)
        if rule is not None:
            self._due(place, rule, now)
        situation = _situation(pair)
        if len(pair.unanswered) == 3 and not pair.in_a_break:
            self.year.given_up.add(place)
            if "silent" not in reasons(situation, BEGINS, now):
                self.year.wrong["silent after three, and not on the work list"] += 1
        self._expect(min(again_at, next_date(situation, BEGINS, now) or again_at), place, "look")

    def _due(self, place: int, rule: Rule, now: datetime) -> None:
        pair = self.year.pairs[place]
        what: Counted = "held_back" if is_held_back(pair.id, rule, pair.quiet.since, HELD_BACK) else "said"
        self.year.counts[((rule.stage, rule.id), what)] += 1
        if what == "said":
            self._tell(place, rule.side, rule, now)
        pair.unanswered.append((what, Nudge(rule.stage, rule.id, now)))
        pair.quiet = replace(pair.quiet, said=(*pair.quiet.said, Said(rule.id, now)))
        if now < pair.lives_until and self.chance.random() < FOLLOWS[what]:
            self._expect(now + self.chance.uniform(0.1, 6) * DAY, place, "act")

    def _tell(self, place: int, side: Side, rule: Rule | None, now: datetime) -> None:
        pair = self.year.pairs[place]
        person = pair.people[side]
        self.year.wrong.update(self._wrong_with(pair, side, rule, now))
        self.told_at[person] = now
        self.year.words.append(Word(now, person, place, rule))

    def _wrong_with(self, pair: Two, side: Side, rule: Rule | None, now: datetime) -> Iterator[Wrong]:
        before = self.told_at.get(pair.people[side])
        if before is not None and now - before < WEEK:
            yield "within a week of another"
        if not 9 <= now.astimezone(self.year.zones[pair.people[side]]).hour < 18:
            yield "in their night"
        if pair.in_a_break:
            yield "in a break"
        if side in pair.muted:
            yield "to who wants none"
        if rule is not None and now - pair.silent_since < rule.after * pair.quiet.period:
            yield "though something had happened"
        if rule is not None and len(pair.unanswered) >= 3:
            yield "after three in vain"


def _situation(pair: Two) -> Situation:
    nothing: Sequence[Any] = ()
    return Situation(
        mentorship_id=pair.id,
        quiet=pair.quiet,
        agreement=Agreement(pair.id),
        goals=nothing,
        steps={},
        ahead=nothing,
        prepared=False,
        goals_completed=0,
        unread={},
        turns={},
        challenges={},
        introductions={},
        moments={},
    )
