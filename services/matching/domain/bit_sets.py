"""Stages, styles and rhythms as small numbers and sets of bits, which columns hold and compare."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar, get_args

from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Style

STAGES: Final[tuple[CareerStage, ...]] = get_args(CareerStage)
STYLES: Final[tuple[Style, ...]] = get_args(Style)
RHYTHMS: Final[tuple[MeetingRhythm, ...]] = get_args(MeetingRhythm)

STAGE_AT: Final = {stage: at for at, stage in enumerate(STAGES)}
STYLE_AT: Final = {style: at for at, style in enumerate(STYLES)}
RHYTHM_AT: Final = {rhythm: at for at, rhythm in enumerate(RHYTHMS)}

Word = TypeVar("Word", bound=str)


def stage_bits(stages: Iterable[CareerStage]) -> int:
    """A set of stages as a bit set."""
    return sum(1 << STAGE_AT[stage] for stage in set(stages))


def style_bits(styles: Iterable[Style]) -> int:
    """A set of styles as a bit set."""
    return sum(1 << STYLE_AT[style] for style in set(styles))


def members(words: Sequence[Word], bits: int) -> tuple[Word, ...]:
    """Which of these words a bit set of them has, in their order."""
    return tuple(word for at, word in enumerate(words) if bits >> at & 1)
