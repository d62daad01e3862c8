"""What somebody may have shown of a mentorship by a badge, if they wish: that it was completed, and that they were thanked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal, get_args
from uuid import UUID

from services.mentorships.domain.giving_back import ended_well
from services.mentorships.domain.mentorship import Mentorship
from shared.contracts import AchievementState
from shared.contracts.vocabulary import AchievementKind
from shared.refusals import Kind, Members, Refusal

KINDS: Final[tuple[AchievementKind, ...]] = get_args(AchievementKind)
MOST_CLAIMS: Final = 5

Act = Literal["claim", "withdraw"]


class BadgeNotEarned(Refusal):
    """A badge of completion is for who brought a mentorship to its end with a goal reached, one of thanks for whom the other one thanked."""

    slug, kind = "badge-not-earned", Kind.CONFLICT


class BadgeClaimedTooOften(Refusal):
    """Five times you have asked for this badge and taken it back: that is enough."""

    slug, kind = "badge-claimed-too-often", Kind.CONFLICT
    members_described = Members(
        {"most": {"type": "integer", "description": "How often one can ask for the same badge.", "examples": [5]}}
    )


@dataclass(frozen=True)
class Achievement:
    """What somebody asked to have shown; `withdrawn_at`: when they took that back, for good."""

    id: UUID
    mentorship_id: UUID
    person_id: UUID
    kind: AchievementKind
    claimed_at: datetime
    withdrawn_at: datetime | None = None

    def public(self, mentorship: Mentorship) -> AchievementState:
        """What profiles learns, which makes the badge: nothing of the other one."""
        ending = mentorship.ending
        return AchievementState(
            achievement_id=self.id,
            version=1,
            change="claimed",
            person_id=self.person_id,
            programme_id=mentorship.programme_id,
            kind=self.kind,
            side=mentorship.pair.side_of(self.person_id),
            began_on=mentorship.opened_at.astimezone(UTC).date(),
            ended_on=ending.ended_at.astimezone(UTC).date() if ending else None,
            claimed_at=self.claimed_at,
        )


@dataclass(frozen=True)
class Badges:
    """Of one mentorship and one of its two: what they may have shown, and what they asked for, the latest last."""

    earned: frozenset[AchievementKind]
    claimed: Sequence[Achievement]

    def standing(self) -> Mapping[AchievementKind, Achievement]:
        """What is shown now."""
        return {each.kind: each for each in self.claimed if each.withdrawn_at is None}

    def acts(self, kind: AchievementKind) -> tuple[Act, ...]:
        if kind in self.standing():
            return ("withdraw",)
        return ("claim",) if kind in self.earned and self._times(kind) < MOST_CLAIMS else ()

    def refuse_claim(self, kind: AchievementKind) -> None:
        """Raises `BadgeNotEarned` and `BadgeClaimedTooOften`."""
        if kind not in self.earned:
            raise BadgeNotEarned
        if self._times(kind) >= MOST_CLAIMS:
            raise BadgeClaimedTooOften(most=MOST_CLAIMS)

    def _times(self, kind: AchievementKind) -> int:
        return sum(each.kind == kind for each in self.claimed)


def earned(mentorship: Mentorship, *, thanked: bool) -> frozenset[AchievementKind]:
    """`thanked`: whether words of thanks for the asker are there, and theirs to read.

    That it was completed stays true whatever comes between the two afterwards.
    """
    found: set[AchievementKind] = {"completion"} if ended_well(mentorship) else set()
    return frozenset(found | ({"thanks"} if thanked else set()))
