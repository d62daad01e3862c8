"""What of a mentor can be looked up in small tables made for one mentee: eight bytes, in one number."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHMS
from services.matching.domain.hours import NEVER
from services.matching.domain.track_record import feedback_value, reliability_value, room_value

HIGHEST_TRAIT: Final = 255
MANY_QUARTERS: Final = 80
"""Of an hour: more free time than this is as good."""


class Trait(IntEnum):
    """A byte each."""

    STAGE_AND_RHYTHM = 0
    """stage × 4 + rhythm, by their places in `STAGES` and `RHYTHMS`."""
    WELCOME = 1
    """A bit set of stages."""
    STYLES = 2
    """A bit set."""
    FEEDBACK = 3
    """⌈255 × value⌉, as the next two."""
    RELIABILITY = 4
    ROOM = 5
    HOURS = 6
    """Free time in quarters of an hour, `MANY_QUARTERS` at most, one more where it was never told."""
    SPEAKS = 7
    """Whether any language is named."""


def traits_of(of: Mapping[str, NDArray[Any]]) -> NDArray[np.uint64]:
    """Of these columns of an index; shape (n,)."""
    traits = {
        Trait.STAGE_AND_RHYTHM: of["stage"] * len(RHYTHMS) + of["rhythm"],
        Trait.WELCOME: of["welcome"],
        Trait.STYLES: of["styles"],
        Trait.FEEDBACK: np.ceil(HIGHEST_TRAIT * feedback_value(of["ratings"], of["rating_total"])),
        Trait.RELIABILITY: np.ceil(HIGHEST_TRAIT * reliability_value(of["kept"], of["failed"])),
        Trait.ROOM: np.ceil(HIGHEST_TRAIT * room_value(of["free"], of["places"])),
        Trait.HOURS: np.where(of["first_day"] == NEVER, MANY_QUARTERS + 1, np.minimum(of["quarters"], MANY_QUARTERS)),
        Trait.SPEAKS: of["speaks"] > 0,
    }
    each: NDArray[np.uint8] = np.stack([traits[trait].astype(np.uint8) for trait in Trait], axis=1)
    return each.view(np.uint64)[:, 0]
