"""What of a group may be shown at all: nothing of a few, nothing that could be subtracted, no certainty about anybody."""

from dataclasses import dataclass
from typing import Final, Literal

INTERVAL_FROM: Final = 20
"""People in each group; below that an interval would promise what it does not hold."""
EVENTS_FROM: Final = 5
FEWEST: Final = 5
"""Of fewer people nothing is said; a programme may ask for more."""
QUARTER_DAYS: Final = 91.3125

Withheld = Literal["too_few_people", "too_few_events", "nobody", "everybody", "not_followed_long_enough"]
"""Why there is no number, or no interval: it is said in words."""


@dataclass(frozen=True)
class Shown:
    """How many there are of a group, and how many of them it happened to."""

    people: int
    events: int


def withheld(group: Shown, fewest: int = FEWEST) -> Withheld | None:
    """Why a group's own number is not shown. That nobody was promoted is a word, and so is that everybody was."""
    if group.people < max(fewest, FEWEST):
        return "too_few_people"
    if group.events == 0:
        return "nobody"
    return "everybody" if group.events == group.people else None


def interval_withheld(one: Shown, other: Shown, fewest: int = FEWEST) -> Withheld | None:
    """Why there is no interval of a difference between two groups."""
    if min(one.people, other.people) < max(INTERVAL_FROM, fewest):
        return "too_few_people"
    if min(one.events, other.events) < EVENTS_FROM:
        return "too_few_events"
    return None


def quarters(horizon: float) -> list[float]:
    """The ends of quarters up to the horizon: a curve is shown there only, so that no step is a person."""
    count = int(horizon // QUARTER_DAYS)
    ends = [QUARTER_DAYS * number for number in range(1, count + 1)]
    return ends if ends and ends[-1] == horizon else [*ends, horizon]
