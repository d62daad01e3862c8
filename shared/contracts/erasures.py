"""A service says that a person is gone from it, so that an erasure has a visible end."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.ids import named_uuid


class ErasureState(State):
    """`erasure_id` follows from service and person (see `erasure_id_of`), so that saying it twice is one fact."""

    erasure_id: UUID
    version: int
    change: Literal["erased"]
    service: str
    person_id: PersonId
    erased_at: datetime


def erasure_id_of(service: str, person_id: UUID) -> UUID:
    return named_uuid("erasure", service, str(person_id))


ERASURES: Final = Topic(
    name="erasures",
    summary="a person is erased from a service",
    state=ErasureState,
    key="erasure_id",
    type="mentoring.erasure.v1",
    producers=("profiles", "matching", "scheduling", "mentorships", "notifications"),
    consumers=("profiles",),
)
