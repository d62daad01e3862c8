"""Mentorships and what happened in them, as they are shown."""

from datetime import datetime
from typing import Final, Self
from uuid import UUID

from pydantic import Field

from services.mentorships.domain.mentorship import Act, Ending, Mentorship
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.stage_tables import KINDS, StageTable
from services.mentorships.domain.stages import (
    AFTERWARDS,
    GUIDES,
    MANY,
    Cause,
    Enough,
    Guide,
    Move,
    Tally,
    moves_from,
    number_of,
)
from services.mentorships.domain.timeline import By, What
from services.mentorships.german import AFTERWARDS as GERMAN_AFTERWARDS
from services.mentorships.german import GUIDES as GERMAN_GUIDES
from services.mentorships.german import MANY as GERMAN_MANY
from services.mentorships.german import WHEN
from services.mentorships.store.timeline import Kept
from services.mentorships.use_cases.journey import Consequences
from shared.contracts.vocabulary import (
    EndedBecause,
    MeetingRhythm,
    MentorshipPhase,
    MentorshipStage,
    SessionKind,
    SessionPhase,
    Side,
)
from shared.http.fields import ResponseModel


class NextStage(ResponseModel):
    stage: MentorshipStage
    """Which stage comes next."""
    when: str = Field(description="What moves the mentorship there by itself.")

    @classmethod
    def of(cls, move: Move, enough: Enough, language: str) -> Self:
        german, number = language == "de", number_of(move.cause, enough)
        if number > 1 and move.cause in MANY:
            return cls(stage=move.target, when=(GERMAN_MANY if german else MANY)[move.cause].format(number=number))
        return cls(stage=move.target, when=WHEN[move.origin, move.target] if german else move.when)


class Counts(ResponseModel):
    goals: int
    """Goals set, dropped ones left out."""
    goals_completed: int
    """Of these, those completed."""
    action_steps: int
    """Action steps added, dropped ones left out."""
    action_steps_completed: int
    """Of these, those completed."""
    sessions_completed: int
    """Sessions that took place."""
    sessions_missed: int
    """Sessions that one side did not come to."""

    @classmethod
    def of(cls, tally: Tally) -> Self:
        return cls.model_validate(tally)


class EndingView(ResponseModel):
    ended_at: datetime
    """When it ended, in UTC."""
    by: By
    """Which side ended it; null where neither did."""
    reason: EndedBecause = Field(
        description="What one of you chose; `person_left`: the other is not here for you any more; `ceased`: the mentor "
        "mentors nobody any more; `closed`: you blocked the other."
    )
    text: str | None = Field(description="A farewell; null where there is none, or once its author is gone.")
    next: str = Field(description="What you can do now.")

    @classmethod
    def of(cls, ending: Ending, you: Side, language: str) -> Self:
        steps = GERMAN_AFTERWARDS if language == "de" else AFTERWARDS
        return cls(
            ended_at=ending.ended_at,
            by=ending.by,
            reason=ending.reason,
            text=ending.text,
            next=steps[you, ending.reason in ("person_left", "ceased")],
        )


class MentorshipView(ResponseModel):
    """A mentorship as one of its two sees it."""

    id: UUID
    version: int
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    you: Side
    """Which side the asker is."""
    state: MentorshipPhase
    """Whether it goes on."""
    stage: MentorshipStage
    """Which of the four stages the two are in."""
    purpose: str = Field(description="What this stage is for.")
    activities: list[str] = Field(description="What helps at this stage.")
    session_kinds: list[SessionKind] = Field(description="Which sessions belong to this stage; others don't end it.")
    next: list[NextStage]
    """What the stage asks of the two next."""
    meeting_rhythm: MeetingRhythm | None
    """How often the two have agreed to meet."""
    opened_at: datetime
    """When it began, in UTC."""
    paused_until: datetime | None
    """When a break ends by itself, in UTC; null where there is none, or it ends when one of you resumes."""
    ending: EndingView | None
    """How it ended; null while it goes on."""
    counts: Counts
    """What the two have done so far."""
    can: list[Act]

    @classmethod
    def of(cls, mentorship: Mentorship, asker: UUID, language: str, table: StageTable | None = None) -> Self:
        guide = _guide(mentorship, table, language)
        kinds = table.terms(mentorship.stage).session_kinds if table else KINDS[mentorship.stage]
        side, ending = mentorship.pair.side_of(asker), mentorship.ending_as_told_to(asker)
        moves = () if ending else moves_from(mentorship.stage)
        return cls(
            id=mentorship.id,
            version=mentorship.version,
            programme_id=mentorship.programme_id,
            mentor_id=mentorship.pair.mentor_id,
            mentee_id=mentorship.pair.mentee_id,
            you=side,
            state=mentorship.phase,
            stage=mentorship.stage,
            purpose=guide.purpose,
            activities=list(guide.activities),
            session_kinds=list(kinds),
            next=[NextStage.of(move, mentorship.enough, language) for move in moves],
            meeting_rhythm=mentorship.meeting_rhythm,
            opened_at=mentorship.opened_at,
            paused_until=mentorship.paused_until,
            ending=EndingView.of(ending, side, language) if ending else None,
            counts=Counts.of(mentorship.tally),
            can=list(mentorship.acts),
        )


def _guide(mentorship: Mentorship, table: StageTable | None, language: str) -> Guide:
    if table is not None:
        return table.terms(mentorship.stage).guide(language)
    return (GERMAN_GUIDES if language == "de" else GUIDES)[mentorship.stage]


class SessionAhead(ResponseModel):
    """A session of the two that has not begun."""

    id: UUID
    state: SessionPhase
    """Whether it is booked or waits for a yes."""
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, session: Session) -> Self:
        return cls(id=session.id, state=session.state, starts_at=session.starts_at, ends_at=session.ends_at)


SEARCH: Final = "/matching/v1/me/recommendations"

CANCELS: Final = "Your sessions with each other that have not begun: they are cancelled with the mentorship."


class OpenGoal(ResponseModel):
    id: UUID
    text: str | None
    """The goal in plain words."""


class EndingPreview(ResponseModel):
    """What ending the mentorship now would do. `version`: the mentorship's, for the `If-Match` of the ending."""

    mentorship_id: UUID
    """The mentorship that would end."""
    version: int
    cancels: list[SessionAhead] = Field(description=CANCELS)
    goals_open: list[OpenGoal] = Field(description="What is neither completed nor dropped, and would stay as it is.")

    @classmethod
    def of(cls, consequences: Consequences) -> Self:
        return cls(
            mentorship_id=consequences.mentorship.id,
            version=consequences.mentorship.version,
            cancels=[SessionAhead.of(each) for each in consequences.sessions],
            goals_open=[OpenGoal(id=goal.id, text=goal.text) for goal in consequences.goals],
        )


class EndedMentorshipView(MentorshipView):
    """A mentorship as it is once it has ended, and what ended with it."""

    cancels: list[SessionAhead] = Field(description=CANCELS)
    search: str | None = Field(description="The path where a mentee looks for their next mentor; null for the mentor.")
    keep: str | None = Field(description="The path where a mentee says what goes with them; null for the mentor.")

    @classmethod
    def naming(cls, consequences: Consequences, asker: UUID, language: str, table: StageTable | None = None) -> Self:
        view = MentorshipView.of(consequences.mentorship, asker, language, table)
        is_mentee, path = view.you == "mentee", f"/mentorships/v1/mentorships/{view.id}/keeping"
        return cls(
            **dict(view),
            cancels=[SessionAhead.of(each) for each in consequences.sessions],
            search=SEARCH if is_mentee else None,
            keep=path if is_mentee else None,
        )


class TimelineEntry(ResponseModel):
    """One thing that happened."""

    id: UUID
    what: What
    """What happened."""
    happened_at: datetime
    """When it happened, in UTC."""
    by: By
    """Which side did it; null where neither did."""
    subject_id: UUID | None
    """What it happened to: a goal, an action step or a session; of feedback its session."""
    stage: MentorshipStage | None = Field(description="The stage that was moved to.")
    cause: Cause | None = Field(description="Why you came to that stage; null for all else, and for moves of long ago.")
    starts_at: datetime | None = Field(description="When the session meant starts.")
    session_kind: SessionKind | None = Field(description="What the session meant is for, where its mentor says so.")

    @classmethod
    def of(cls, kept: Kept) -> Self:
        entry = kept.entry
        return cls(
            id=kept.id,
            what=entry.what,
            happened_at=entry.happened_at,
            by=entry.by,
            subject_id=entry.subject_id,
            stage=entry.stage,
            cause=entry.cause,
            starts_at=entry.starts_at,
            session_kind=entry.session_kind,
        )


# --- what is sent ----------------------------------------------------------------------------------------------------
