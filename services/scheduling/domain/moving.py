"""Under which rules a session moves: alone within its policy, outside it by proposing a time to the other side."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from services.scheduling.domain.minutes import Minute, Span
from services.scheduling.domain.possible import refuse_impossible
from shared.contracts.vocabulary import Side

MOST_MOVE_NOTICE: Final = 60 * 1440
MOST_MOVES: Final = 100


@dataclass(frozen=True, slots=True)
class MovePolicy:
    """How far either side moves a session without asking the other.

    `notice`: so many minutes before it starts at the latest; None is the offering's notice. `most`: so many times; None
    is as often as they like. Moves that both agreed on don't count.
    """

    notice: int | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        refuse_impossible(
            ("move_notice_minutes", 0 <= (self.notice or 0) <= MOST_MOVE_NOTICE, "It is at most 60 days."),
            ("most_moves", 0 <= (self.most or 0) <= MOST_MOVES, "They are at most a hundred."),
        )


AS_OFFERED: Final = MovePolicy()
"""Up to the offering's notice, and as often as they like."""


@dataclass(frozen=True, slots=True)
class MoveProposal:
    """Another time that one side proposes to the other, claimed for them until `respond_by`."""

    by: Side
    starts: Minute
    ends: Minute
    buffer_before: int
    buffer_after: int
    notice: int
    respond_by: datetime


def uncovered(wanted: Span, own: Span) -> list[Span]:
    """What of a wanted stretch of somebody's time is not theirs for this session already."""
    starts, ends = wanted
    pieces = [(starts, min(ends, own[0])), (max(starts, own[1]), ends)]
    return [(start, end) for start, end in pieces if start < end]
