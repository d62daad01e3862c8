"""Whether somebody may act in a programme, and as what."""

from uuid import UUID

from services.profiles.domain.acting import MAY
from services.profiles.store import memberships
from shared.acting import Actor, NotYourProgramme
from shared.ground.audit_log import Role
from shared.postgres import Tx


async def role_in(tx: Tx, operation: str, programme_id: UUID, *, by: Actor) -> Role:
    """As what they may do it. Raises `NotYourProgramme`, whether or not there is such a programme."""
    if by.operator and "operator" in MAY[operation]:
        return "operator"
    if "coordinator" in MAY[operation] and await memberships.coordinates(tx, by.person_id, programme_id):
        return "coordinator"
    raise NotYourProgramme
