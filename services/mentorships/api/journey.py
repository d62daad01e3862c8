"""Mentorships: where the two are, what comes next, what happened."""

from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.mentorship import Act, Ending, Mentorship
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.stages import AFTERWARDS, GUIDES, Move, Tally, moves_from
from services.mentorships.domain.timeline import By, What
from services.mentorships.german import AFTERWARDS as GERMAN_AFTERWARDS
from services.mentorships.german import GUIDES as GERMAN_GUIDES
from services.mentorships.german import WHEN
from services.mentorships.store import mentorships, timeline
from services.mentorships.store.timeline import Kept
from services.mentorships.use_cases import journey
from services.mentorships.use_cases.journey import Consequences
from shared.contracts.vocabulary import (
    EndedBecause,
    EndingReason,
    MeetingRhythm,
    MentorshipPhase,
    MentorshipStage,
    SessionKind,
    SessionPhase,
    Side,
)
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="mentorships", about="Mentorships: where the two are, what comes next, what happened.")


# --- what is answered ------------------------------------------------------------------------------------------------


class NextStage(ResponseModel):
    stage: MentorshipStage
    when: str = Field(description="What moves the mentorship there by itself.")

    @classmethod
    def of(cls, move: Move, language: str) -> Self:
        german = language == "de"
        return cls(stage=move.target, when=WHEN[move.origin, move.target] if german else move.when)


class Counts(ResponseModel):
    goals: int
    goals_completed: int
    action_steps: int
    action_steps_completed: int
    sessions_completed: int
    sessions_missed: int

    @classmethod
    def of(cls, tally: Tally) -> Self:
        return cls.model_validate(tally)


class EndingView(ResponseModel):
    ended_at: datetime
    by: By
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
    state: MentorshipPhase
    stage: MentorshipStage
    purpose: str = Field(description="What this stage is for.")
    activities: list[str] = Field(description="What helps at this stage.")
    next: list[NextStage]
    meeting_rhythm: MeetingRhythm | None
    opened_at: datetime
    ending: EndingView | None
    counts: Counts
    can: list[Act]

    @classmethod
    def of(cls, mentorship: Mentorship, asker: UUID, language: str) -> Self:
        guide = (GERMAN_GUIDES if language == "de" else GUIDES)[mentorship.stage]
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
            next=[NextStage.of(move, language) for move in moves],
            meeting_rhythm=mentorship.meeting_rhythm,
            opened_at=mentorship.opened_at,
            ending=EndingView.of(ending, side, language) if ending else None,
            counts=Counts.of(mentorship.tally),
            can=list(mentorship.acts),
        )


class SessionAhead(ResponseModel):
    """A session of the two that has not begun."""

    id: UUID
    state: SessionPhase
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, session: Session) -> Self:
        return cls(id=session.id, state=session.state, starts_at=session.starts_at, ends_at=session.ends_at)


CANCELS: Final = "Your sessions with each other that have not begun: they are cancelled with the mentorship."


class OpenGoal(ResponseModel):
    id: UUID
    text: str | None


class EndingPreview(ResponseModel):
    """What ending the mentorship now would do. `version`: the mentorship's, for the `If-Match` of the ending."""

    mentorship_id: UUID
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

    @classmethod
    def naming(cls, consequences: Consequences, asker: UUID, language: str) -> Self:
        view = MentorshipView.of(consequences.mentorship, asker, language)
        return cls(**dict(view), cancels=[SessionAhead.of(each) for each in consequences.sessions])


class TimelineEntry(ResponseModel):
    """One thing that happened. `subject_id`: the goal, action step or session meant (of feedback: its session)."""

    id: UUID
    what: What
    happened_at: datetime
    by: By
    subject_id: UUID | None
    stage: MentorshipStage | None = Field(description="The stage that was moved to.")
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
            starts_at=entry.starts_at,
            session_kind=entry.session_kind,
        )


# --- what is sent ----------------------------------------------------------------------------------------------------


class AgreedRhythm(RequestModel):
    meeting_rhythm: MeetingRhythm = Field(examples=["fortnightly"])


class ChosenStage(RequestModel):
    stage: MentorshipStage = Field(examples=["goal_setting"])


class Farewell(RequestModel):
    """Why it ends, and what the other may read about it."""

    reason: EndingReason = Field(examples=["goals_reached"])
    text: Annotated[str, Prose(lengths.FAREWELL)] | None = Field(
        None, examples=["I got the role. Thank you for a year of honest questions."]
    )


# --- routes ----------------------------------------------------------------------------------------------------------


@router.get(
    "/me/mentorships",
    operation_id="list_my_mentorships",
    summary="Your mentorships, as mentor and as mentee, the newest first",
    response_model=Page[MentorshipView],
    responses=problems(),
)
async def list_my_mentorships(
    query: Query,
    paging: PagingQuery,
    language: Language,
    state: Annotated[MentorshipPhase | None, fastapi.Query(description="Only those in this state.")] = None,
) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[MentorshipView]:
        mine = await mentorships.of_person(tx, asker, state, paging.after(datetime, UUID), paging.limit)
        views = [MentorshipView.of(each, asker, language) for each in mine]
        return Page[MentorshipView].of(views, paging, key=lambda view: (view.opened_at, view.id))

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}",
    operation_id="read_mentorship",
    summary="A mentorship: its stage, what comes next, what has been reached",
    response_model=MentorshipView,
    responses=problems(refusals.UnknownMentorship),
)
async def read_mentorship(mentorship_id: UUID, query: Query, language: Language) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> MentorshipView:
        return MentorshipView.of(await journey.read_mentorship(tx, mentorship_id, by=asker), asker, language)

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/timeline",
    operation_id="read_timeline",
    summary="What happened in a mentorship, the latest first",
    response_model=Page[TimelineEntry],
    responses=problems(refusals.UnknownMentorship),
)
async def read_timeline(mentorship_id: UUID, query: Query, paging: PagingQuery) -> Response:
    async def read(tx: Tx, _now: datetime) -> Page[TimelineEntry]:
        await journey.read_mentorship(tx, mentorship_id, by=query.caller.person_id)
        entries = await timeline.of_mentorship(tx, mentorship_id, paging.after(datetime, int), paging.limit)
        views = [TimelineEntry.of(each) for each in entries]
        places = {each.id: (each.ordered_at, each.number) for each in entries}
        return Page[TimelineEntry].of(views, paging, key=lambda view: places[view.id])

    return await query.run(read)


@router.patch(
    "/mentorships/{mentorship_id}",
    operation_id="agree_rhythm",
    summary="Write down how often you want to meet",
    response_model=MentorshipView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded),
)
async def agree_rhythm(mentorship_id: UUID, body: AgreedRhythm, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        agreed = await journey.agree_rhythm(
            tx, mentorship_id, body.meeting_rhythm, by=asker, expects=command.expects, now=now
        )
        return MentorshipView.of(agreed, asker, language)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/stage",
    operation_id="move_stage",
    summary="Move to the stage that you find yourselves in",
    response_model=MentorshipView,
    responses=problems(
        refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.MentorshipPaused, refusals.AlreadyAtStage
    ),
)
async def move_stage(mentorship_id: UUID, body: ChosenStage, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        moved = await journey.move_stage(tx, mentorship_id, body.stage, by=asker, expects=command.expects, now=now)
        return MentorshipView.of(moved, asker, language)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/pause",
    operation_id="pause_mentorship",
    summary="Take a break",
    response_model=MentorshipView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.MentorshipPaused),
)
async def pause_mentorship(mentorship_id: UUID, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        return MentorshipView.of(
            await journey.pause(tx, mentorship_id, by=asker, expects=command.expects, now=now), asker, language
        )

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/resumption",
    operation_id="resume_mentorship",
    summary="Go on after a break",
    response_model=MentorshipView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.MentorshipNotPaused),
)
async def resume_mentorship(mentorship_id: UUID, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        return MentorshipView.of(
            await journey.resume(tx, mentorship_id, by=asker, expects=command.expects, now=now), asker, language
        )

    return await command.run(act)


@router.get(
    "/mentorships/{mentorship_id}/ending",
    operation_id="preview_ending",
    summary="What ending the mentorship would cancel and leave open",
    response_model=EndingPreview,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded),
)
async def preview_ending(mentorship_id: UUID, query: Query) -> Response:
    async def read(tx: Tx, now: datetime) -> EndingPreview:
        return EndingPreview.of(await journey.preview_ending(tx, mentorship_id, by=query.caller.person_id, now=now))

    return await query.run(read)


@router.post(
    "/mentorships/{mentorship_id}/ending",
    operation_id="end_mentorship",
    summary="End a mentorship kindly; its sessions ahead are cancelled, the mentor has room again",
    response_model=EndedMentorshipView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded),
)
async def end_mentorship(mentorship_id: UUID, body: Farewell, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> EndedMentorshipView:
        ended = await journey.end_mentorship(
            tx, mentorship_id, body.reason, body.text, by=asker, expects=command.expects, now=now
        )
        return EndedMentorshipView.naming(ended, asker, language)

    return await command.run(act)
