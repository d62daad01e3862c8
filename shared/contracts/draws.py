"""A fair draw of places in a programme, as it went for one person."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId


class DrawState(State):
    """One for each person who took part: a mentee for whom there is an acceptable mentor with a place.

    `drawn`: whether they got a place. `odds`: in what share of a thousand redraws of the whole run they did, 0..1. Only a run
    whose seed the server drew, and that is the programme's first, is a draw; others say nothing here.
    """

    draw_id: UUID
    version: int
    change: Literal["held"]
    programme_id: UUID
    run_id: UUID
    person_id: PersonId
    drawn: bool
    odds: float
    drawn_at: datetime


DRAWS: Final = Topic(
    name="draws",
    summary="a fair draw of places, for one person: drawn or not, and with which odds",
    state=DrawState,
    key="draw_id",
    type="mentoring.draw.v1",
    producers=("matching",),
    consumers=("mentorships",),
)
