"""What a release of outcomes is made of: whom it compares and how, and what may be said of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.mentorships.domain.estimates.numbers import Floats, Whole
from services.mentorships.domain.estimates.showing import Withheld
from services.mentorships.domain.estimates.survival import Followed
from services.mentorships.domain.funnel import GroupReached
from services.mentorships.domain.programme_refusals import UnfairComparison

Basis = Literal["draw", "selected", "none"]
Measure = Literal[
    "days_to_promotion",
    "promoted",
    "raised",
    "satisfaction",
    "happier",
    "skills_gained",
    "confidence_gained",
    "contacts_made",
    "stayed",
    "satisfaction_before",
]
How = Literal["plain", "weighted"]
Method = Literal["kaplan_meier", "aalen_johansen", "newcombe", "welch", "brunner_munzel"]

METHODS: Final[Mapping[Measure, Method]] = {
    "days_to_promotion": "kaplan_meier",
    "promoted": "aalen_johansen",
    "raised": "newcombe",
    "satisfaction": "welch",
    "happier": "brunner_munzel",
    "skills_gained": "welch",
    "confidence_gained": "welch",
    "contacts_made": "welch",
    "stayed": "newcombe",
    "satisfaction_before": "welch",
}
"""By what each is estimated where nothing is weighted; its formula and source stand in `estimates`."""
Tell: TypeAlias = Callable[[int], None]

LANDMARK_DAYS: Final = 90
"""Who is matched by then counts as mentored where nobody drew; whoever was promoted or gone by then is in neither group.

J. R. Anderson, K. C. Cain and R. D. Gelber, "Analysis of survival by tumor response", Journal of Clinical Oncology 1 (1983), 710–719.
"""
SHORTEST: Final = 90
LONGEST: Final = 1825


@dataclass(frozen=True)
class Plan:
    """What is compared, fixed before there are figures. `horizon_days`: up to when; `fewest`: of fewer people nothing is said."""

    basis: Basis = "draw"
    horizon_days: int = 365
    fewest: int = 5
    version: int = 0


def basis_of(asked: Basis | Literal["ever_offered"]) -> Basis:
    """Raises `UnfairComparison`."""
    if asked == "ever_offered":
        raise UnfairComparison
    return asked


@dataclass(frozen=True)
class People:
    """Who is followed; all of shape (n,). `together`: who shares a mentor. NaN in `odds`: nobody drew; in the others: not known.

    `skills_gained`, `confidence_gained`: what they answer of 0 to 10 last, less what they answered before it began.
    """

    mentored: NDArray[np.bool_]
    odds: Floats
    together: Whole
    days: Floats
    ends: Whole
    raised: Floats
    stayed: Floats
    satisfaction: Floats
    satisfaction_before: Floats
    skills_gained: Floats
    confidence_gained: Floats
    contacts_made: Floats

    def __len__(self) -> int:
        return len(self.days)

    def some(self, which: NDArray[np.bool_]) -> "People":
        return People(*(each[which] for each in vars(self).values()))

    @property
    def followed(self) -> Followed:
        return Followed(self.days, self.ends)


@dataclass(frozen=True)
class Figure:
    """Of one group. `value`: None where `withheld` says why."""

    people: int | None
    value: float | None
    withheld: Withheld | None = None


@dataclass(frozen=True)
class Difference:
    """Mentored less others, with the 95 % interval, how it was made, and the smallest difference that could have been shown.

    `p_value`: how often a draw that changes nothing differs as much.
    """

    value: float
    low: float
    high: float
    smallest_shown: float
    how: How
    p_value: float | None = None


@dataclass(frozen=True)
class Row:
    """One measure. `answered`: of how large a share of the people it is known."""

    measure: Measure
    mentored: Figure
    others: Figure
    answered: float | None
    difference: Difference | None
    withheld: Withheld | None

    @property
    def method(self) -> Method:
        """How it is computed where nothing is weighted."""
        return METHODS[self.measure]


@dataclass(frozen=True)
class Curve:
    """Shares not promoted at the end of each quarter, and over which days; nothing of a group that is too small."""

    days: tuple[float, ...]
    mentored: tuple[float, ...]
    others: tuple[float, ...]


@dataclass(frozen=True)
class Report:
    """What is released. `excluded`: whose odds were too near certainty; `unknown`: who took part and of whom nothing is told.

    `matched_later`: the share of those not drawn who were matched all the same, which dilutes what differs. `naive_days`: the
    mean over those promoted alone, of the mentored and the others, which leaves out everybody who still waits. `groups`: how far
    those come whom the programme has put into groups.
    """

    basis: Basis
    horizon_days: int
    fewest: int
    rows: tuple[Row, ...]
    curve: Curve | None
    excluded: int | None
    unknown: int | None
    matched_later: float | None
    naive_days: tuple[float | None, float | None]
    groups: tuple[GroupReached, ...] = ()


@dataclass(frozen=True)
class Population:
    """Whom a report is about, and what is known of them as a whole."""

    people: People
    basis: Basis
    unknown: int = 0
    matched_later: float | None = None
    groups: tuple[GroupReached, ...] = ()
