"""A person's free time as one bit per quarter of an hour, for other services to compare."""

from collections.abc import Iterable
from typing import Final

from services.scheduling.domain.minutes import DAY, Day, Span
from services.scheduling.domain.slots import merged
from shared.contracts.availability import DAYS, QUARTERS_A_DAY

QUARTER: Final = DAY // QUARTERS_A_DAY
BITS: Final = DAYS * QUARTERS_A_DAY


def published_span(first_day: Day) -> Span:
    return first_day * DAY, (first_day + DAYS) * DAY


def free_bits(available: Iterable[Span], busy: Iterable[Span], first_day: Day) -> bytes:
    """A quarter is free when all of it is available and none of it is busy. Most significant bit first."""
    start = first_day * DAY
    bits = 0
    for starts, ends in merged(available):
        bits |= _mask(-(-(starts - start) // QUARTER), (ends - start) // QUARTER)
    for starts, ends in busy:
        bits &= ~_mask((starts - start) // QUARTER, -(-(ends - start) // QUARTER))
    return bits.to_bytes(BITS // 8, "big")


def _mask(first: int, end: int) -> int:
    """The quarters from `first` up to, and without, `end`, as far as they are published."""
    first, end = max(first, 0), min(end, BITS)
    return ((1 << (end - first)) - 1) << (BITS - end) if first < end else 0
