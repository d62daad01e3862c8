"""As what somebody acts in a programme: what operators and coordinators may do is one table in each service."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from uuid import UUID

from shared.acting import Actor, NotYourProgramme
from shared.ground.audit_log import Role
from shared.postgres import Tx


class Rights:
    """What operators and coordinators may do in a service. `may`: which roles may do each operation; `coordinated_by`: the
    programmes that somebody looks after.
    """

    def __init__(
        self, may: Mapping[str, tuple[str, ...]], coordinated_by: Callable[[Tx, UUID], Awaitable[frozenset[UUID]]]
    ) -> None:
        self._may: Final = may
        self._coordinated_by: Final = coordinated_by

    async def role_in(self, tx: Tx, operation: str, programme_id: UUID, *, by: Actor) -> Role:
        """As what they may do it. Raises `NotYourProgramme`, whether or not there is such a programme."""
        if by.operator and "operator" in self._may[operation]:
            return "operator"
        if "coordinator" in self._may[operation] and programme_id in await self._coordinated_by(tx, by.person_id):
            return "coordinator"
        raise NotYourProgramme

    async def programmes_of(self, tx: Tx, operation: str, wanted: UUID | None, *, by: Actor) -> frozenset[UUID] | None:
        """The programmes in which they may do it: the one that is wanted, or all of theirs; None for all there are.

        Raises `NotYourProgramme`.
        """
        if wanted is not None:
            await self.role_in(tx, operation, wanted, by=by)
            return frozenset({wanted})
        if by.operator and "operator" in self._may[operation]:
            return None
        theirs = await self._coordinated_by(tx, by.person_id)
        if "coordinator" not in self._may[operation] or not theirs:
            raise NotYourProgramme
        return theirs
