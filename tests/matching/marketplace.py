"""A marketplace as large as one likes, made from one seed: skills are skewed as in Zipf's law, and many leave something unsaid.

What benchmarks measure is measured on these people.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from itertools import accumulate
from typing import Any, Final

from services.matching.domain.bit_sets import RHYTHMS, STAGES, STYLES
from services.matching.domain.hours import BYTES, Hours
from services.matching.domain.people import Mentee, Mentor, Ratings, Reliability
from services.matching.domain.skills import Skill, Vocabulary
from shared.contracts.profiles import Goal
from shared.ids import named_uuid
from tests.matching.builders import NOW, TODAY, mentee_section, mentor_section

SEED: Final = 20260302
SKILLS: Final = 400
_NAMES: Final = tuple(f"skill-{rank:03}" for rank in range(SKILLS))
_ODDS: Final = tuple(accumulate(1 / (rank + 1) for rank in range(SKILLS)))
FIELDS: Final = tuple(f"field-{number:02}" for number in range(12))
_LANGUAGES: Final = ("de", "es", "fr", "hi", "pt", "zh", "it", "nl", "pl", "tr", "uk", "ja")
_WORDS: Final = (
    "I have led teams through growth and through hard years, and I like to think aloud with people who begin. "
)
UNSAID: Final = 0.1
"""So many of all answers nobody gave."""


def vocabulary() -> Vocabulary:
    """Each skill is near up to three others."""
    return Vocabulary.of(skills())


@cache
def skills() -> tuple[Skill, ...]:
    dice = random.Random(SEED)
    return tuple(
        Skill(
            name,
            name.title(),
            {near: round(dice.uniform(0.4, 0.8), 2) for near in dice.sample(_NAMES, dice.randint(0, 2))},
        )
        for name in _NAMES
    )


def mentors(number: int, seed: int = SEED) -> Iterator[Mentor]:
    """So many mentors; the first of them are the same, however many are wanted."""
    dice = random.Random(seed + 1)
    return (_mentor(dice, f"{seed} {each}") for each in range(number))


def mentees(number: int, seed: int = SEED) -> Iterator[Mentee]:
    """So many mentees, likewise."""
    dice = random.Random(seed + 2)
    return (_mentee(dice, f"{seed} {each}") for each in range(number))


def _mentor(dice: random.Random, name: str) -> Mentor:
    capacity = dice.randint(1, 5)
    known = {skill: dice.randint(2, 5) for skill in _some_skills(dice, dice.randint(3, 8))}
    section = mentor_section(
        known,
        headline=f"Number {name} of many who have something to tell",
        about=_WORDS * dice.randint(1, 4),
        years_of_experience=dice.randint(3, 30),
        stage=STAGES[dice.choice((2, 3, 3, 4, 4, 5, 6, 7))],
        mentee_types=_or_nothing(dice, STAGES, 4),
        capacity=capacity,
        paused=dice.random() < 0.05,
        **_said(dice),
    )
    count = dice.randint(1, 20) if dice.random() < 0.6 else 0
    held, short = dice.randint(0, 6), dice.random() < 0.05
    return Mentor(
        named_uuid("mentor", name),
        section,
        active=capacity if dice.random() < 0.15 else dice.randint(0, capacity - 1),
        hours=_hours(dice),
        ratings=Ratings(count, sum(dice.choice((3, 4, 4, 5, 5)) for _ in range(count))),
        sessions=held,
        offers=dice.random() < 0.9,
        reliability=Reliability(held + short, dice.choice((0, 0, 0, 1))),
        praised={skill: dice.randint(1, 4) for skill in known if count and dice.random() < 0.1},
        short_of_time_at=NOW - timedelta(days=dice.randint(1, 60)) if short else None,
    )


def _mentee(dice: random.Random, name: str) -> Mentee:
    wants = (
        {}
        if dice.random() < UNSAID / 2
        else {skill: dice.randint(1, 5) for skill in _some_skills(dice, dice.randint(2, 5))}
    )
    section = mentee_section(
        wants,
        about=_WORDS * dice.randint(1, 3),
        goals=tuple(_goal(dice) for _ in range(dice.randint(0, 3))),
        stage=STAGES[dice.choice((0, 0, 1, 1, 1, 2, 3, 4))],
        **_said(dice),
    )
    return Mentee(named_uuid("mentee", name), section, _hours(dice))


def _goal(dice: random.Random) -> Goal:
    return Goal(
        text="Lead a team of my own by the end of next year",
        skills=tuple(_some_skills(dice, dice.randint(0, 3))),
        horizon="long_term",
        kind="career",
    )


def _said(dice: random.Random) -> dict[str, Any]:
    spoken = {dice.choice(_LANGUAGES): 5} | ({"en": dice.randint(2, 5)} if dice.random() < 0.9 else {})
    return {
        "industries": _or_nothing(dice, FIELDS, 2),
        "styles": _or_nothing(dice, STYLES, 4),
        "languages": {} if dice.random() < UNSAID else spoken,
        "meeting_rhythm": dice.choice(RHYTHMS),
    }


def _or_nothing(dice: random.Random, of: Sequence[Any], most: int) -> tuple[Any, ...]:
    return () if dice.random() < UNSAID else tuple(dice.sample(of, dice.randint(1, most)))


def _some_skills(dice: random.Random, number: int) -> list[str]:
    """Different ones, the first of all wanted and known four hundred times as often as the last."""
    found = dict[str, None]()
    while len(found) < number:
        found[_NAMES[bisect(_ODDS, dice.random() * _ODDS[-1])]] = None
    return list(found)


def _hours(dice: random.Random) -> Hours | None:
    """One to four hours on three to six days of a week, each week the same; told today or in the two days before."""
    if dice.random() < UNSAID:
        return None
    bits = 0
    for day in dice.sample(range(7), dice.randint(3, 6)):
        bits |= _weekly(day, dice.randint(7, 19), dice.randint(1, 4))
    return Hours(TODAY - timedelta(days=dice.choice((0, 0, 0, 1, 2))), bits.to_bytes(BYTES))


@cache
def _weekly(day: int, hour: int, length: int) -> int:
    quarters = ((week * 7 + day) * 96 + hour * 4 + quarter for week in range(4) for quarter in range(length * 4))
    return sum(1 << (BYTES * 8 - 1 - quarter) for quarter in quarters)
