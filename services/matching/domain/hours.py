"""Free time as bits: a quarter of an hour each, the coming 28 days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from shared.contracts.availability import DAYS, QUARTERS_A_DAY

BYTES_A_DAY: Final = QUARTERS_A_DAY // 8
BYTES: Final = DAYS * BYTES_A_DAY
LANES_A_DAY: Final = BYTES_A_DAY // 4
LANES: Final = DAYS * LANES_A_DAY
"""Bits are moved in lanes of 32: the widest numbers of which a day has a whole number."""
QUARTERS_AN_HOUR: Final = 4

NEVER: Final = -1
"""In place of a first day: this person has given no hours."""


@dataclass(frozen=True)
class Hours:
    """`bits`: 336 bytes, most significant bit first; bit 0 is 00:00 UTC of `first_day`."""

    first_day: date
    bits: bytes

    def __post_init__(self) -> None:
        if len(self.bits) != BYTES:
            raise ValueError(f"hours have {BYTES} bytes, not {len(self.bits)}")


def lanes_of(hours: Hours) -> NDArray[np.uint32]:
    """The bits as they are, in lanes: shape (84,)."""
    return np.frombuffer(hours.bits, dtype=np.uint32)


def lanes_from(hours: Hours, now: datetime) -> NDArray[np.uint32] | None:
    """These hours as lanes, shape (84,), that start today 00:00 UTC, with what has passed cleared.

    Days beyond what is known are empty. None when the hours are so old that nothing is known of today or later.
    """
    today = now.astimezone(UTC)
    age = today.toordinal() - hours.first_day.toordinal()
    if not -DAYS < age < DAYS:
        return None
    known = np.frombuffer(hours.bits, dtype=np.uint8)
    shifted = np.zeros(BYTES, dtype=np.uint8)
    if age >= 0:
        shifted[: BYTES - age * BYTES_A_DAY] = known[age * BYTES_A_DAY :]
    else:
        shifted[-age * BYTES_A_DAY :] = known[: BYTES + age * BYTES_A_DAY]
    passed = today.hour * QUARTERS_AN_HOUR + -(-(today.minute * 60 + today.second) // 900)
    shifted[: passed // 8] = 0
    if passed < QUARTERS_A_DAY:
        shifted[passed // 8] &= 0xFF >> (passed % 8)
    return shifted.view(np.uint32)


def hours_in_common(
    mine: NDArray[np.uint32],
    theirs: NDArray[np.uint32],
    first_days: NDArray[np.int32],
    today: int,
    of: NDArray[np.intp] | None = None,
) -> NDArray[np.float64]:
    """Hours in which both are free: popcount(mine AND theirs) / 4, NaN where nothing is known of theirs.

    `mine`: shape (84,), starting `today` (an ordinal day). `theirs`: shape (m, 84), each row starting on its day of
    `first_days` (shape (n,), `NEVER` for none); `of`: whose rows are asked for, shape (n,), None for all in their order.
    `mine` is moved to each of these days: they are few.
    """
    common = np.full(len(first_days), np.nan)
    words = theirs.view(np.uint64)
    for first_day in set(first_days.tolist()):
        age = today - first_day
        if first_day == NEVER or not -DAYS < age < DAYS:
            continue
        rows = np.flatnonzero(first_days == first_day)
        own = np.zeros(LANES, dtype=np.uint32)
        length = LANES - abs(age) * LANES_A_DAY
        skipped, begun = max(age, 0) * LANES_A_DAY, max(-age, 0) * LANES_A_DAY
        own[skipped : skipped + length] = mine[begun : begun + length]
        both = words.take(rows if of is None else of[rows], axis=0)
        both &= own.view(np.uint64)
        common[rows] = np.bitwise_count(both).sum(axis=1, dtype=np.uint16) / QUARTERS_AN_HOUR
    return common
