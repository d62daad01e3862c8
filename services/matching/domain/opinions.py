"""What the two of a draft say of it before its run is decided, where their programme asks them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.matching.domain.recommendations import Reason
from shared.contracts.vocabulary import Side
from shared.refusals import Kind, Refusal

LOWEST_RANK: Final = 50


class NoSuchDraft(Refusal):
    """There is no such draft, or it is not yours to see."""

    slug, kind = "draft-not-found", Kind.NOT_FOUND


class ContradictoryOpinion(Refusal):
    """A draft is ranked or refused, not both."""

    slug, kind = "contradictory-opinion", Kind.RULE


class DraftRefused(Refusal):
    """One of these two has refused this draft: they are not put together, by hand neither."""

    slug, kind = "draft-refused", Kind.RULE


@dataclass(frozen=True)
class Opinion:
    """`rank`: 1 for what one wants before all others, None where one has not said; drafts of one rank are alike."""

    rank: int | None = None
    refused: bool = False

    def __post_init__(self) -> None:
        if self.refused and self.rank is not None:
            raise ContradictoryOpinion


@dataclass(frozen=True)
class OwnDraft:
    """A draft as one of its two sees it. `decided`: whether its run is, so that nothing is said of it any more."""

    draft_id: UUID
    run_id: UUID
    programme_id: UUID
    mentee_id: UUID
    mentor_id: UUID
    points: int
    reasons: tuple[Reason, ...]
    decided: bool
    opinion: Opinion

    def side_of(self, person_id: UUID) -> Side:
        return "mentee" if person_id == self.mentee_id else "mentor"
