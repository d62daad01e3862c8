"""Whether somebody may act in a programme, and as what."""

from uuid import UUID

from services.matching.domain.acting import MAY
from services.matching.store import programmes
from shared.acting import Actor, NotYourProgramme
from shared.ground.audit_log import Role
from shared.postgres import Tx


async def role_in(tx: Tx, operation: str, programme_id: UUID, *, by: Actor) -> Role:
    """As what they may do it. Raises `NotYourProgramme`, whether or not there is such a programme."""
    if by.operator and "operator" in MAY[operation]:
        return "operator"
    if "coordinator" in MAY[operation] and await programmes.coordinates(tx, by.person_id, programme_id):
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
