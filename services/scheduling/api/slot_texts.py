"""Slots as JSON, for answers with hundreds of them: no model is made of each, and none of its texts needs an escape.

What is written of a start is the same whoever offers it, so it is written once and kept; so is what is written of all the
slots of one offering, for the next one who finds the very same.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from uuid import UUID

from services.scheduling.api.clock_texts import local_text, utc_text
from services.scheduling.domain.minutes import Minute
from services.scheduling.keeping import Kept
from services.scheduling.use_cases.slots import Free

_MOST_KEPT: Final = 8192
"""Starts of one length in one zone; there are 2,976 half hours in the longest span that can be asked for."""

_MOST_BYTES: Final = 16_000_000
"""Of lists: those of fifty mentors over a fortnight are a ninth of it."""


class _Starts(dict[Minute, bytes]):
    """By start, what is written of a slot of this length: all but its offering."""

    def __init__(self, zone: str, length: int) -> None:
        super().__init__()
        self._zone = zone
        self._length = length

    def __missing__(self, start: Minute) -> bytes:
        if len(self) >= _MOST_KEPT:
            self.clear()
        ends = utc_text(start + self._length)
        text = f'{{"starts_at":"{utc_text(start)}","ends_at":"{ends}","local":"{local_text(start, self._zone)}",'
        self[start] = written = text.encode()
        return written


_starts_in: Final = lru_cache(maxsize=32)(_Starts)
_lists: Final[Kept[tuple[str, UUID, int, tuple[Minute, ...]], bytes]] = Kept(_MOST_BYTES)


def slots_json(found: Sequence[Free], zone: str) -> Iterator[bytes]:
    """The pieces of a list of `SlotView`, by time."""
    found = [free for free in found if free.starts]
    yield b"["
    if len(found) == 1:
        yield _slots_of_one(found[0], zone)
    else:
        written = [(_starts_in(zone, free.length), _rest_of(free)) for free in found]
        by_time = sorted((start, place) for place, free in enumerate(found) for start in free.starts)
        yield b",".join([starts[start] + rest for start, place in by_time for starts, rest in [written[place]]])
    yield b"]"


def _slots_of_one(free: Free, zone: str) -> bytes:
    the_same = (zone, free.offering_id, free.length, tuple(free.starts))
    if (written := _lists.get(the_same)) is not None:
        return written
    rest = _rest_of(free)
    written = (rest + b",").join(map(_starts_in(zone, free.length).__getitem__, free.starts)) + rest
    return _lists.keep(the_same, written, len(written))


def _rest_of(free: Free) -> bytes:
    return f'"offering_id":"{free.offering_id}","length_minutes":{free.length}}}'.encode()
