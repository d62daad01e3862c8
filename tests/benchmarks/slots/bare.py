"""The limit of computing slots: whole minutes, the offset of each day looked up, one loop, and no rule beyond that."""

from collections.abc import Mapping, Sequence
from typing import Final

NEVER: Final = (1 << 60, 1 << 60)


def bare_slots(
    windows: Sequence[tuple[int, int]],
    offsets: Mapping[int, int],
    busy: Sequence[tuple[int, int]],
    *,
    first_day: int,
    days: int,
    length: int,
    step: int,
) -> list[int]:
    """Starts on the days' grid. `busy` is in order, overlaps nothing and ends with `NEVER`; windows never touch."""
    found: list[int] = []
    index = 0
    from_, to = busy[0]
    for day in range(first_day, first_day + days):
        midnight = day * 1440 - offsets[day]
        for starts, ends in windows:
            at, last = midnight + starts, midnight + ends - length
            while to <= at:
                index += 1
                from_, to = busy[index]
            while from_ < last + length:
                if at + length <= from_:
                    stretch = range(at, from_ - length + 1, step)
                    found.extend(stretch)
                    at = stretch[-1] + step
                if at < to:
                    at -= (at - to) // step * step
                if to > last:
                    break
                index += 1
                from_, to = busy[index]
            found.extend(range(at, last + 1, step))
    return found
