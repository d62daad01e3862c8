"""What one of the two has shown of their mentorship by badges, if they wish."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import Path, Response

from services.mentorships.domain import refusals
from services.mentorships.domain.badges import KINDS, Act, BadgeClaimedTooOften, BadgeNotEarned, Badges
from services.mentorships.use_cases import badges
from shared.contracts.vocabulary import AchievementKind
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="giving back")

KindInPath = Annotated[AchievementKind, Path(description="Which badge: of completion or of thanks.")]


class BadgeToClaim(ResponseModel):
    kind: AchievementKind
    """`completion`: you brought the mentorship to its end with a goal reached; `thanks`: the other one thanked you."""
    badge_id: UUID | None
    """The badge, as `GET /profiles/v1/me/badges` has it a moment later; null where you have not asked for it."""
    claimed_at: UtcDatetime | None
    """When you asked for it."""
    can: list[Act]


class BadgesToClaim(ResponseModel):
    """What you may have shown of this mentorship. The other one of it sees nothing of that, and stands on no badge."""

    items: list[BadgeToClaim]
    """Each kind of badge, once."""

    @classmethod
    def of(cls, known: Badges) -> Self:
        standing = known.standing()
        return cls(
            items=[
                BadgeToClaim(
                    kind=kind,
                    badge_id=standing[kind].id if kind in standing else None,
                    claimed_at=standing[kind].claimed_at if kind in standing else None,
                    can=list(known.acts(kind)),
                )
                for kind in KINDS
            ]
        )


@router.get(
    "/mentorships/{mentorship_id}/badges",
    operation_id="list_badges_of_mentorship",
    summary="What you may have shown of this mentorship by a badge, and have",
    response_model=BadgesToClaim,
    responses=problems(refusals.UnknownMentorship),
)
async def list_badges_of_mentorship(mentorship_id: UUID, query: Query) -> Response:
    async def read(tx: Tx, _now: datetime) -> BadgesToClaim:
        return BadgesToClaim.of(await badges.read(tx, mentorship_id, by=query.caller.person_id))

    return await query.run(read)


@router.put(
    "/mentorships/{mentorship_id}/badges/{kind}",
    operation_id="claim_badge",
    summary="Have it shown by a signed badge, which anybody can verify to whom you give it",
    response_model=BadgesToClaim,
    responses=problems(refusals.UnknownMentorship, BadgeNotEarned, BadgeClaimedTooOften),
)
async def claim_badge(mentorship_id: UUID, kind: KindInPath, command: UnversionedCommand) -> Response:
    """Nobody makes a badge of you unless you ask. `GET /profiles/v1/me/badges` has it, with the `Consistency-Token` of this answer."""

    async def act(tx: Tx, now: datetime) -> BadgesToClaim:
        return BadgesToClaim.of(await badges.claim(tx, mentorship_id, kind, by=command.caller.person_id, now=now))

    return await command.run(act)


@router.delete(
    "/mentorships/{mentorship_id}/badges/{kind}",
    operation_id="withdraw_badge",
    summary="Have it shown no longer: the badge is revoked, wherever copies of it are",
    status_code=204,
    responses=problems(refusals.UnknownMentorship),
)
async def withdraw_badge(mentorship_id: UUID, kind: KindInPath, command: UnversionedCommand) -> Response:
    """A badge that was revoked never becomes good again; who asks once more gets another one."""

    async def act(tx: Tx, now: datetime) -> None:
        await badges.withdraw(tx, mentorship_id, kind, by=command.caller.person_id, now=now)

    return await command.run(act)
