"""The limit of scoring everybody: one pass of numpy over all bytes that it reads, whatever they mean.

Free time is ANDed with the mentee's and its bits are counted, each other byte is added, and who is not open is masked. The bytes are as few
as hold what is scored, and lie as they are read fastest: of free time one lane after the other, in blocks that stay in the cache.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.hours import BYTES
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.skills import Vocabulary

LANES: Final = BYTES // 8
BLOCK: Final = 8_192
BYTES_A_MENTOR: Final = 24
"""Stage, stages wanted, styles, rhythm, places, free, whether open, counts of what is named (9 of one byte in all, and one for the
first day); ratings, their total, what was kept and failed (2 each); when short of time (4); two that fill up to whole words."""


class OnePass:
    """Everybody, ready to be read from one end to the other."""

    def __init__(self, mentors: Sequence[Mentor]) -> None:
        self._size = len(mentors)
        blank = bytes(BYTES)
        bits = b"".join(each.hours.bits if each.hours else blank for each in mentors)
        lanes = np.frombuffer(bits, dtype=np.uint64).reshape(self._size, LANES)
        self._blocks: Final = [np.ascontiguousarray(lanes[at : at + BLOCK].T) for at in range(0, self._size, BLOCK)]
        self._others: Final = np.full((BYTES_A_MENTOR // 8, self._size), 1, dtype=np.uint64)
        self._open: Final = np.array([not each.section.paused and each.free > 0 for each in mentors])
        self._known = _carriers(mentors)
        self._scratch: Final = np.empty(BLOCK, dtype=np.uint64)
        self._counts: Final = np.empty(BLOCK, dtype=np.uint8)

    def read(self, mentee: Mentee, vocabulary: Vocabulary) -> NDArray[np.uint64]:
        """Reads everything there is for this mentee; a number for each mentor."""
        sums = self._common(mentee)
        for column in self._others:
            sums += column
        for skill in wanted_by(mentee):
            for near in vocabulary.near(skill):
                if (carriers := self._known.get(near)) is not None:
                    sums[carriers[0]] += carriers[1]
        sums[~self._open] = 0
        return sums

    def _common(self, mentee: Mentee) -> NDArray[np.uint64]:
        mine = np.frombuffer(mentee.hours.bits if mentee.hours else bytes(BYTES), dtype=np.uint64)
        sums = np.zeros(self._size, dtype=np.uint64)
        for number, block in enumerate(self._blocks):
            width = block.shape[1]
            both, counts = self._scratch[:width], self._counts[:width]
            total = np.zeros(width, dtype=np.uint16)
            for lane, own in zip(block, mine, strict=True):
                np.bitwise_and(lane, own, out=both)
                np.bitwise_count(both, out=counts)
                total += counts
            sums[number * BLOCK : number * BLOCK + width] = total
        return sums


def wanted_by(mentee: Mentee) -> set[str]:
    """Every skill that a list for this mentee asks about."""
    goals = {skill for goal in mentee.section.goals for skill in goal.skills}
    return goals | {each.skill for each in mentee.section.skills_wanted}


def _carriers(mentors: Sequence[Mentor]) -> dict[str, tuple[NDArray[np.uint32], NDArray[np.uint8]]]:
    rows: dict[str, list[tuple[int, int]]] = {}
    for row, mentor in enumerate(mentors):
        for each in mentor.section.skills:
            rows.setdefault(each.skill, []).append((row, each.level))
    return {
        skill: (np.array([row for row, _ in found], np.uint32), np.array([level for _, level in found], np.uint8))
        for skill, found in rows.items()
    }
