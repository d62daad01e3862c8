"""How well a mentor did so far, as 0..1: what mentees thought of them, and how reliably they answer and come."""

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.people import HIGHEST_LEVEL

PRIOR_RATING, PRIOR_COUNT = 4.0, 5
"""A mentor counts as if five mentees had already given 4: one early rating moves little."""
START: Final = 0.1
"""What a mentor without ratings is ahead by, so that new ones are met; gone with the fifth rating."""
PRIOR_KEPT, PRIOR_KEPT_COUNT = 0.9, 5
"""A mentor counts as if four and a half of five appointments and requests had already been kept."""

Counts: TypeAlias = NDArray[np.int64]


def feedback_value(counts: Counts, totals: Counts) -> NDArray[np.float64]:
    """The Bayesian average (5 × 4 + Σ ratings) / (5 + count), brought from 1..5 to 0..1; before the fifth a start on top."""
    average = (PRIOR_RATING * PRIOR_COUNT + totals) / (PRIOR_COUNT + counts)
    start = START * np.maximum(PRIOR_COUNT - counts, 0) / PRIOR_COUNT
    return np.clip((average - 1) / (HIGHEST_LEVEL - 1) + start, 0.0, 1.0)


def reliability_value(kept: Counts, failed: Counts) -> NDArray[np.float64]:
    """(4.5 + kept) / (5 + kept + failed)."""
    return (PRIOR_KEPT * PRIOR_KEPT_COUNT + kept) / (PRIOR_KEPT_COUNT + kept + failed)


def room_value(free: Counts, places: Counts) -> NDArray[np.float64]:
    """free places / places, 0 for a mentor without places."""
    return np.clip(free / np.maximum(places, 1), 0.0, 1.0)
