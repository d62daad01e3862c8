"""How much each factor counts: by a number or a word."""

from typing import Annotated, get_args

from pydantic import Field, PlainValidator, WithJsonSchema

from services.matching.domain.rules import HEAVIEST, LEVELS, Level
from services.matching.domain.vocabulary import FACTORS, Factor
from shared.http.fields import Invalid, RequestModel, ResponseModel

Weight = Annotated[float, Field(strict=True, ge=0, le=HEAVIEST)]


def _number_or_word(said: object) -> float | Level:
    if isinstance(said, str):
        for word in LEVELS:
            if said == word:
                return word
    elif isinstance(said, int | float) and not isinstance(said, bool) and 0 <= said <= HEAVIEST:
        return float(said)
    raise Invalid("A weight is a number from 0 to 100, or one of must, high, medium, low and off.")


WeightOrWord = Annotated[
    float | Level,
    PlainValidator(_number_or_word),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": HEAVIEST},
                {"type": "string", "enum": list(get_args(Level))},
            ]
        }
    ),
]


class Weights(RequestModel):
    """How much each factor counts, in proportion to the others of its side; at least one is above 0.

    What the mentee gains counts skills, goals, languages, stage, style, rhythm, overlap, feedback and reliability; what the
    mentor wished for counts skills, languages, stage, style, rhythm, capacity, overlap and history.
    """

    skills: Weight
    """The skills that the mentee wants and the mentor has."""
    goals: Weight
    """The mentee's goals, and what the mentor knows of them."""
    languages: Weight
    """Languages that both speak."""
    stage: Weight
    """The stages of mentees that the mentor wants."""
    style: Weight
    """How both like to work."""
    rhythm: Weight
    """How often both want to meet."""
    capacity: Weight
    """How much room the mentor has."""
    overlap: Weight
    """The hours that both have free."""
    feedback: Weight
    """What mentees said of the mentor."""
    reliability: Weight
    """Whether the mentor answers in time and comes."""
    history: Weight
    """Whether the mentor has said no to this mentee lately."""


class NewWeights(RequestModel):
    """How much each factor is to count, by a number or a word: `high` is 30, `medium` 15, `low` 5, `off` 0; a `must` counts as `high`
    and has to hold for a pair: a value of ½ on the mentee's side, of `capacity` and `history` on the mentor's.
    """

    skills: WeightOrWord
    """The skills that the mentee wants and the mentor has."""
    goals: WeightOrWord
    """The mentee's goals, and what the mentor knows of them."""
    languages: WeightOrWord
    """Languages that both speak."""
    stage: WeightOrWord
    """The stages of mentees that the mentor wants."""
    style: WeightOrWord
    """How both like to work."""
    rhythm: WeightOrWord
    """How often both want to meet."""
    capacity: WeightOrWord
    """How much room the mentor has."""
    overlap: WeightOrWord
    """The hours that both have free."""
    feedback: WeightOrWord
    """What mentees said of the mentor."""
    reliability: WeightOrWord = 0
    """Whether the mentor answers in time and comes; left out, it does not count."""
    history: WeightOrWord = 0
    """Whether the mentor has said no to this mentee lately; left out, it does not count."""

    @property
    def by_factor(self) -> dict[Factor, float]:
        said = {factor: getattr(self, factor) for factor in FACTORS}
        return {factor: LEVELS[each] if each in LEVELS else float(each) for factor, each in said.items()}

    @property
    def musts(self) -> frozenset[Factor]:
        """The factors that have to hold."""
        return frozenset(factor for factor in FACTORS if getattr(self, factor) == "must")


class Levels(ResponseModel):
    """How much each factor counts as a word; null where it is a number that no word stands for."""

    skills: Level | None
    """The skills that the mentee wants and the mentor has."""
    goals: Level | None
    """The mentee's goals, and what the mentor knows of them."""
    languages: Level | None
    """Languages that both speak."""
    stage: Level | None
    """The stages of mentees that the mentor wants."""
    style: Level | None
    """How both like to work."""
    rhythm: Level | None
    """How often both want to meet."""
    capacity: Level | None
    """How much room the mentor has."""
    overlap: Level | None
    """The hours that both have free."""
    feedback: Level | None
    """What mentees said of the mentor."""
    reliability: Level | None
    """Whether the mentor answers in time and comes."""
    history: Level | None
    """Whether the mentor has said no to this mentee lately."""
