"""Programmes: what two people do together belongs to one."""

from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import Side
from shared.ids import named_uuid

OPEN_SLUG: Final = "open"
OPEN_ID: Final = named_uuid("programme", OPEN_SLUG)
"""The default programme, to which everybody belongs."""


class Member(State):
    person_id: PersonId
    roles: tuple[Side, ...]


class ProgrammeState(State):
    """`open_to_all`: everybody belongs to it without being listed (the default programme `open`).

    `archived_at`: since when nobody joins, asks or is matched in it any more. `members` stays empty: members travel as
    records of their own. `places`: who gets one where there are more mentees than places; `by_score` where it is not said.
    """

    programme_id: UUID
    version: int
    change: Literal["created", "changed", "members_changed", "archived"]
    slug: str
    name: str
    open_to_all: bool
    starts_on: date | None = None
    ends_on: date | None = None
    members: tuple[Member, ...] = ()
    archived_at: datetime | None = None
    places: Literal["by_score", "lottery"] | None = None


PROGRAMMES: Final = Topic(
    name="programmes",
    summary="a programme, its dates, and whether it is archived",
    state=ProgrammeState,
    key="programme_id",
    type="mentoring.programme.v1",
    producers=("profiles",),
    consumers=("matching", "mentorships"),
)
