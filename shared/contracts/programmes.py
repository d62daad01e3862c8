"""Programmes: what two people do together belongs to one."""

from datetime import date
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.vocabulary import Side


class Member(State):
    person_id: UUID
    roles: tuple[Side, ...]


class ProgrammeState(State):
    """`open_to_all`: everybody belongs to it without being listed (the default programme `open`)."""

    programme_id: UUID
    version: int
    change: Literal["created", "changed", "members_changed"]
    slug: str
    name: str
    open_to_all: bool
    starts_on: date | None = None
    ends_on: date | None = None
    members: tuple[Member, ...] = ()


PROGRAMMES: Final = Topic(
    name="programmes",
    summary="a programme, its dates and members",
    state=ProgrammeState,
    key="programme_id",
    type="mentoring.programme.v1",
    producers=("profiles",),
    consumers=("matching",),
)
