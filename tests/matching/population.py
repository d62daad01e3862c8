"""Mentors and mentees who have answered everything, made from one seed: what answers give is measured on their pairs."""

import random
from functools import cache
from typing import Any, Final

import numpy as np

from services.matching.domain.bit_sets import STAGES, STYLES
from services.matching.domain.hours import Hours
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import Scores, score
from services.matching.domain.skills import Skill, Vocabulary
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from shared.contracts.vocabulary import Side
from shared.ids import named_uuid
from tests.matching.builders import NOW, TODAY, goal, index_of, mentee, mentor

SEED: Final = 20260302
MANY: Final = 120

SKILLS: Final = [f"skill-{number}" for number in range(12)]
NEAR: Final = Vocabulary.of(
    Skill(skill, skill, {SKILLS[(at + 1) % len(SKILLS)]: 0.6}) for at, skill in enumerate(SKILLS)
)
FIELDS: Final = ("software", "health", "education", "finance")
OTHER_LANGUAGES: Final = ("de", "es", "fr", "hi", "pt", "zh")
RULES: Final = Rules.default(named_uuid("programme", "population"))


def _languages(dice: random.Random) -> dict[str, int]:
    """English for nine of ten, and one language of their own."""
    own = {dice.choice(OTHER_LANGUAGES): 5}
    return own | ({"en": dice.randint(1, 5)} if dice.random() < 0.9 else {})


def _hours(dice: random.Random) -> Hours:
    """Two to four hours on four to six days of a week, each week the same."""
    bits = 0
    for day in dice.sample(range(7), dice.randint(4, 6)):
        start, length = dice.randint(8, 18), dice.randint(2, 4)
        for week in range(4):
            for quarter in range(start * 4, (start + length) * 4):
                bits |= 1 << (28 * 96 - 1 - ((week * 7 + day) * 96 + quarter))
    return Hours(TODAY, bits.to_bytes(336))


def _said(dice: random.Random) -> dict[str, Any]:
    return {
        "industries": tuple(dice.sample(FIELDS, dice.randint(1, 2))),
        "styles": tuple(dice.sample(STYLES, dice.randint(2, 4))),
        "languages": _languages(dice),
        "meeting_rhythm": dice.choice(["weekly", "fortnightly", "monthly", "on_demand"]),
    }


@cache
def mentors() -> tuple[Mentor, ...]:
    dice = random.Random(SEED)
    return tuple(
        mentor(
            {skill: dice.randint(2, 5) for skill in dice.sample(SKILLS, dice.randint(3, 6))},
            person_id=named_uuid("mentor", str(number)),
            stage=dice.choice(STAGES[2:6]),
            mentee_types=tuple(dice.sample(STAGES, dice.randint(1, 4))),
            capacity=dice.randint(1, 4),
            known={"hours": _hours(dice)},
            **_said(dice),
        )
        for number in range(MANY)
    )


@cache
def mentees() -> tuple[Mentee, ...]:
    dice = random.Random(SEED + 1)
    return tuple(
        mentee(
            {skill: dice.randint(1, 5) for skill in dice.sample(SKILLS, dice.randint(2, 4))},
            goals=tuple(goal("Grow", *dice.sample(SKILLS, dice.randint(0, 3))) for _ in range(dice.randint(1, 3))),
            stage=dice.choice(STAGES),
            hours=_hours(dice),
            **_said(dice),
        )
        for _ in range(MANY)
    )


def scores_for(asking: Mentee) -> Scores:
    """Every mentor of the population for this mentee."""
    return score(index_of(*mentors()), asking, NEAR, RULES, NOW)


@cache
def quartiles() -> dict[tuple[Side, Factor], tuple[float, float]]:
    """For each factor of each side the lower quartile and the median of what the pairs' answers give."""
    found: dict[tuple[Side, Factor], tuple[float, float]] = {}
    scores = [scores_for(each) for each in mentees()]
    for side in SIDES:
        values = np.concatenate([each.sides[side].values for each in scores], axis=1)
        low, middle = np.quantile(values, [0.25, 0.5], axis=1)
        for at, factor in enumerate(FACTORS_OF[side]):
            found[side, factor] = float(low[at]), float(middle[at])
    return found
