"""Whether somebody may act for the two of a mentorship, and as what."""

from uuid import UUID

from services.mentorships.domain.coordinating import MAY
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.refusals import UnknownMentorship
from services.mentorships.store import mentorships, programmes
from shared.acting import Actor, NotYourProgramme
from shared.ground.audit_log import Role
from shared.postgres import Tx


async def role_in(tx: Tx, operation: str, programme_id: UUID, *, by: Actor) -> Role:
    """As what they may do it. Raises `NotYourProgramme`."""
    if by.operator and "operator" in MAY[operation]:
        return "operator"
    if "coordinator" in MAY[operation] and programme_id in await programmes.coordinated_by(tx, by.person_id):
        return "coordinator"
    raise NotYourProgramme


async def programmes_of(tx: Tx, operation: str, wanted: UUID | None, *, by: Actor) -> frozenset[UUID] | None:
    """The programmes in which they may do it: the one that is wanted, or all of theirs; None for all there are.

    Raises `NotYourProgramme`.
    """
    if wanted is not None:
        await role_in(tx, operation, wanted, by=by)
        return frozenset({wanted})
    if by.operator and "operator" in MAY[operation]:
        return None
    theirs = await programmes.coordinated_by(tx, by.person_id)
    if "coordinator" not in MAY[operation] or not theirs:
        raise NotYourProgramme
    return theirs


async def mentorship_for(tx: Tx, operation: str, mentorship_id: UUID, *, by: Actor) -> tuple[Mentorship, Role]:
    """The mentorship, and as what they act in it.

    Raises `NotYourProgramme`, whether or not there is such a mentorship; to operators `UnknownMentorship`.
    """
    try:
        mentorship = await mentorships.mentorship(tx, mentorship_id)
    except UnknownMentorship:
        if by.operator:
            raise
        raise NotYourProgramme from None
    return mentorship, await role_in(tx, operation, mentorship.programme_id, by=by)
