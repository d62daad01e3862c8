"""What somebody has come to with another one, and asked to have shown by a badge; until they ask, nothing is said of it."""

from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import AchievementKind, Side


class AchievementState(State):
    """`kind`: a mentorship brought to its end with a goal reached, or thanks that the other one of it gave them; `side`: theirs in it.

    Who the other one is, and which words they found, is nobody's business. `ended_on`: none while the mentorship goes on.
    Days are in UTC. One that its person takes back, or who is erased, ends in a tombstone; whoever asks again has a new one.
    """

    achievement_id: UUID
    version: int
    change: Literal["claimed"]
    person_id: PersonId
    programme_id: UUID
    kind: AchievementKind
    side: Side
    began_on: date
    ended_on: date | None = None
    claimed_at: datetime


ACHIEVEMENTS: Final = Topic(
    name="achievements",
    summary="what somebody has come to and asked to have shown by a badge: completion or thanks",
    state=AchievementState,
    key="achievement_id",
    type="mentoring.achievement.v1",
    producers=("mentorships",),
    consumers=("profiles",),
)
