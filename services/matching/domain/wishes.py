"""What a mentee narrows the list of mentors to, and in which order they look at it. It changes no score."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHMS, stage_bits, style_bits
from services.matching.domain.index import MentorIndex
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Side, Style
from shared.ground.languages import family_of

Order: TypeAlias = Literal["fit", "gain", "welcome"]
"""By both sides together, by what the mentee gains, or by how far they are what the mentor wished for."""

SIDE_OF: Final[dict[Order, Side | None]] = {"fit": None, "gain": "mentee", "welcome": "mentor"}
"""Whose side an order goes by; None for both together."""


@dataclass(frozen=True)
class Wishes:
    """None is no wish. `skill` is a slug, `language` a BCP 47 tag, `mentee_stage` one that the mentor takes mentees of."""

    skill: str | None = None
    language: str | None = None
    style: Style | None = None
    meeting_rhythm: MeetingRhythm | None = None
    mentee_stage: CareerStage | None = None

    def fitting(self, index: MentorIndex) -> NDArray[np.bool_]:
        """Which rows are as wished: shape (n,)."""
        fits = np.ones(index.size, dtype=np.bool_)
        if self.skill is not None:
            fits &= _able(index, self.skill)
        if self.language is not None:
            fits &= _spoken(index, family_of(self.language))
        if self.style is not None:
            fits &= _has(index, "styles", style_bits([self.style]))
        if self.meeting_rhythm is not None:
            fits &= index.column("rhythm") == RHYTHMS.index(self.meeting_rhythm)
        if self.mentee_stage is not None:
            fits &= _has(index, "welcome", stage_bits([self.mentee_stage]))
        return fits


NO_WISHES: Final = Wishes()


def _able(index: MentorIndex, skill: str) -> NDArray[np.bool_]:
    mask = np.zeros(index.size, dtype=np.bool_)
    if (found := index.skills.of(skill)) is not None:
        mask[found.rows] = True
    return mask


def _spoken(index: MentorIndex, family: str) -> NDArray[np.bool_]:
    levels = index.spoken(family)
    return np.zeros(index.size, dtype=np.bool_) if levels is None else levels > 0


def _has(index: MentorIndex, column: str, bits: int) -> NDArray[np.bool_]:
    has: NDArray[np.bool_] = (index.column(column).astype(np.int64) & bits) != 0
    return has
