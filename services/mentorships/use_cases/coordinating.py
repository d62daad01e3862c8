"""Whether somebody may act for the two of a mentorship, and as what."""

from typing import Final
from uuid import UUID

from services.mentorships.domain.coordinating import MAY
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.refusals import UnknownMentorship
from services.mentorships.store import mentorships, programmes
from shared.acting import Actor, NotYourProgramme
from shared.ground.audit_log import Role
from shared.ground.rights import Rights
from shared.postgres import Tx

_RIGHTS: Final = Rights(MAY, programmes.coordinated_by)

role_in = _RIGHTS.role_in
programmes_of = _RIGHTS.programmes_of


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
