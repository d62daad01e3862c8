"""A draft is changed by hand: what that costs, and what no hand changes."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.matching.domain.cohorts import Judged
from services.matching.domain.recommendations import Recommendation
from services.matching.domain.runs import Barrier
from shared.refusals import Kind, Refusal


class NotInThisRun(Refusal):
    """One of the two takes no part in this match run, or no more: they have left, found somebody, or ask somebody."""

    slug, kind = "not-in-this-run", Kind.RULE


class KeptApart(Refusal):
    """These two are not put together in this programme, by hand neither."""

    slug, kind = "kept-apart", Kind.RULE


class NoSharedLanguage(Refusal):
    """These two share no language that both speak at level 3."""

    slug, kind = "no-language-in-common", Kind.RULE


class MentorTakesNobody(Refusal):
    """This mentor takes nobody new at present."""

    slug, kind = "mentor-takes-nobody", Kind.RULE


class NoPlaceLeft(Refusal):
    """All places of this mentor are taken, by drafts of this run or by others. Change one of those first."""

    slug, kind = "no-place-left", Kind.RULE


class MustNotMet(Refusal):
    """What the rules of this programme demand of every pair does not hold for these two."""

    slug, kind = "must-not-met", Kind.RULE


class BelowTheMinimum(Refusal):
    """These two score below the minimum of this run, or of its programme's rules."""

    slug, kind = "below-the-minimum", Kind.RULE


class NotDrawn(Refusal):
    """The places of this run were drawn by lot, and this mentee was not drawn: no hand gives them one."""

    slug, kind = "not-drawn", Kind.RULE


_REFUSED: Final[dict[Barrier, type[Refusal]]] = {
    "language": NoSharedLanguage,
    "paused": MentorTakesNobody,
    "no_place": NoPlaceLeft,
    "must": MustNotMet,
    "below_minimum": BelowTheMinimum,
}

REFUSALS: Final[tuple[type[Refusal], ...]] = (NotInThisRun, KeptApart, *_REFUSED.values(), NotDrawn)


@dataclass(frozen=True)
class Change:
    """What a mentee had and gets; None: nobody. Points of 10,000."""

    mentee_id: UUID
    before_id: UUID | None
    before: int
    after: Recommendation | None
    after_points: int

    @property
    def cost(self) -> int:
        """By how many points all drafts together have less."""
        return self.before - self.after_points


def refuse_pair(judged: Judged, taken: int) -> None:
    """Refuses what may not be matched by hand either; `judged` are the two alone, `taken` other drafts of the mentor's."""
    if not judged.near[0, 0]:
        raise KeptApart
    if not judged.market.possible()[0, 0]:
        raise _REFUSED.get(judged.barrier(0, 0), KeptApart)
    if taken >= judged.market.places[0]:
        raise NoPlaceLeft
