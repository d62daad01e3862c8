"""One person in one programme, in one role."""

from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import LeftBecause, MembershipPhase, ProgrammeRole


class MembershipState(State):
    """`membership_id` is minted when somebody applies or is imported, and stays theirs if they leave and come back in the same role.

    `person_id`: None while nobody has signed in for it. Only in the state `member` does one belong to the programme;
    `left_because` says why somebody is in the state `left`. `number`: a keyed hash of the organisation's own number of the
    person, and `line` of everybody they report to, the nearest first; `groups` are keyed hashes of the organisation's codes of
    groups that they are in. They mean something only to each other.
    """

    membership_id: UUID
    version: int
    change: Literal["applied", "queued", "offered", "joined", "left", "imported", "invited", "updated", "claimed"]
    programme_id: UUID
    person_id: PersonId | None = None
    role: ProgrammeRole
    state: MembershipPhase
    left_because: LeftBecause | None = None
    number: str | None = None
    line: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


MEMBERSHIPS: Final = Topic(
    name="memberships",
    summary="one person in one programme: role and state",
    state=MembershipState,
    key="membership_id",
    type="mentoring.membership.v1",
    producers=("profiles",),
    consumers=("matching", "mentorships"),
)
