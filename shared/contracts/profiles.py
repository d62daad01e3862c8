"""A person as mentor and as mentee: their own published words, never a name or a contact."""

from datetime import datetime
from typing import Final, Literal

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import CareerStage, GoalHorizon, GoalKind, MeetingRhythm, Style


class Language(State):
    """`language`: BCP 47 primary tag, lowercase; `level`: 1 (a little) to 5 (native)."""

    language: str
    level: int


class SkillLevel(State):
    """`skill`: slug of the vocabulary or a normalised free skill; `level`: 1 beginner … 5 authority."""

    skill: str
    level: int


class SkillWanted(State):
    """`importance`: 1 nice … 5 essential."""

    skill: str
    importance: int


class Goal(State):
    text: str
    skills: tuple[str, ...] = ()
    horizon: GoalHorizon
    kind: GoalKind


class MentorSection(State):
    headline: str
    about: str
    skills: tuple[SkillLevel, ...]
    industries: tuple[str, ...] = ()
    years_of_experience: int
    stage: CareerStage
    mentee_types: tuple[CareerStage, ...] = ()
    styles: tuple[Style, ...] = ()
    languages: tuple[Language, ...] = ()
    meeting_rhythm: MeetingRhythm
    capacity: int
    paused: bool = False


class MenteeSection(State):
    """`expectations`: of a mentor; for whoever is asked to be one."""

    about: str
    goals: tuple[Goal, ...]
    skills_wanted: tuple[SkillWanted, ...]
    industries: tuple[str, ...] = ()
    stage: CareerStage
    styles: tuple[Style, ...] = ()
    languages: tuple[Language, ...] = ()
    meeting_rhythm: MeetingRhythm
    expectations: str = ""


class Parting(State):
    """`at`: when this person last began to block the other one."""

    person_id: PersonId
    at: datetime


class ProfileState(State):
    """`blocks`: the people this person wants nothing to do with.

    `partings`: when the person began to block each of them, and each whom they have blocked for a while in the last month:
    who hears only of the end of a block learns that there was one. None: told by a release that didn't say.

    `ceasings`: how often they have ceased to be a mentor: who hears only that they are one again learns that what was
    agreed before has ended. None: told by a release that didn't say.

    `signed_out_at`: when they last signed out everywhere; what was opened before it is theirs no longer.
    `time_zone`: the IANA name of their zone, once they have told it.
    `suspended`: by an operator, so that they begin nothing, nobody begins anything with them, and nobody meets them;
    `suspended_at`: when last, be it lifted since or not.
    """

    person_id: PersonId
    version: int
    change: Literal[
        "signed_up",
        "person_updated",
        "mentor_published",
        "mentor_updated",
        "mentor_paused",
        "mentor_resumed",
        "mentor_ceased",
        "mentee_published",
        "mentee_updated",
        "blocks_changed",
        "signed_out",
        "suspended",
        "reinstated",
    ]
    mentor: MentorSection | None = None
    mentee: MenteeSection | None = None
    blocks: tuple[PersonId, ...] = ()
    partings: tuple[Parting, ...] | None = None
    ceasings: int | None = None
    signed_out_at: datetime | None = None
    time_zone: str | None = None
    suspended: bool = False
    suspended_at: datetime | None = None


PROFILES: Final = Topic(
    name="profiles",
    summary="a person as mentor and as mentee, and whom they block",
    state=ProfileState,
    key="person_id",
    type="mentoring.profile.v1",
    producers=("profiles",),
    consumers=("matching", "scheduling", "mentorships", "notifications"),
)
