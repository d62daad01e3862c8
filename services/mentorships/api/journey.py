"""Mentorships: where the two are, what comes next, what happened."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import Field

from services.mentorships.api.views import (
    EndedMentorshipView,
    EndingPreview,
    MentorshipView,
    TimelineEntry,
)
from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.store import mentorships, timeline
from services.mentorships.use_cases import agreements, journey, keeping, stage_tables
from shared.contracts.vocabulary import (
    EndingReason,
    MeetingRhythm,
    MentorshipPhase,
    MentorshipStage,
)
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="mentorships", about="Mentorships: where the two are, what comes next, what happened.")


class AgreedRhythm(RequestModel):
    """All else that holds or is proposed in the agreement stays as it is."""

    meeting_rhythm: MeetingRhythm = Field(examples=["fortnightly"])
    """How often the two are to meet."""


class ChosenStage(RequestModel):
    stage: MentorshipStage = Field(examples=["goal_setting"])
    """The stage that the two go to."""


class Break(RequestModel):
    resumes_on: date | None = Field(None, examples=["2030-09-01"])
    """On the morning of which day you go on by yourselves, half a year from now at the latest; open where it is left out."""


class Farewell(RequestModel):
    """Why it ends, and what the other may read about it."""

    reason: EndingReason = Field(examples=["goals_reached"])
    """The reason that fits best."""
    text: Annotated[str, Prose(lengths.FAREWELL)] | None = Field(
        None, examples=["I got the role. Thank you for a year of honest questions."]
    )
    """For the other side, in your own words."""


async def _view(tx: Tx, mentorship: Mentorship, asker: UUID, language: str) -> MentorshipView:
    tables = await stage_tables.tables_of(tx, [mentorship])
    return MentorshipView.of(mentorship, asker, language, tables.get(mentorship.id))


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
        tables = await stage_tables.tables_of(tx, mine)
        views = [MentorshipView.of(each, asker, language, tables.get(each.id)) for each in mine]
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
        return await _view(tx, await journey.read_mentorship(tx, mentorship_id, by=asker), asker, language)

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/timeline",
    operation_id="read_timeline",
    summary="What happened in a mentorship, the latest first",
    response_model=Page[TimelineEntry],
    responses=problems(refusals.UnknownMentorship),
)
async def read_timeline(mentorship_id: UUID, query: Query, paging: PagingQuery) -> Response:
    """The next mentor finds how far the two came, where their mentee lets them (`history` of what is kept), while they go on."""

    async def read(tx: Tx, _now: datetime) -> Page[TimelineEntry]:
        only = await keeping.readable_history(tx, mentorship_id, by=query.caller.person_id)
        entries = await timeline.of_mentorship(tx, mentorship_id, paging.after(datetime, int), paging.limit, only)
        views = [TimelineEntry.of(each) for each in entries]
        places = {each.id: (each.ordered_at, each.number) for each in entries}
        return Page[TimelineEntry].of(views, paging, key=lambda view: places[view.id])

    return await query.run(read)


@router.patch(
    "/mentorships/{mentorship_id}",
    operation_id="agree_rhythm",
    summary="Propose how often you meet; it holds once the other side agrees",
    response_model=MentorshipView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.TooManyAgreementProposals),
)
async def agree_rhythm(mentorship_id: UUID, body: AgreedRhythm, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        proposed = await agreements.propose_rhythm(
            tx, mentorship_id, body.meeting_rhythm, by=asker, expects=command.expects, now=now
        )
        return await _view(tx, proposed, asker, language)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/stage",
    operation_id="move_stage",
    summary="Move to the stage that you find yourselves in",
    response_model=MentorshipView,
    responses=problems(
        refusals.TooManyChangesOfMentorship,
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.MentorshipPaused,
        refusals.AlreadyAtStage,
    ),
)
async def move_stage(mentorship_id: UUID, body: ChosenStage, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        moved = await journey.move_stage(tx, mentorship_id, body.stage, by=asker, expects=command.expects, now=now)
        return await _view(tx, moved, asker, language)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/pause",
    operation_id="pause_mentorship",
    summary="Take a break, until a day or until one of you resumes",
    response_model=MentorshipView,
    responses=problems(
        refusals.TooManyChangesOfMentorship,
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.MentorshipPaused,
        refusals.PauseOutOfRange,
    ),
)
async def pause_mentorship(
    mentorship_id: UUID, command: Command, language: Language, body: Break | None = None
) -> Response:
    asker = command.caller.person_id
    until = body.resumes_on if body else None

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        paused = await journey.pause(tx, mentorship_id, until, by=asker, expects=command.expects, now=now)
        return await _view(tx, paused, asker, language)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/resumption",
    operation_id="resume_mentorship",
    summary="Go on after a break",
    response_model=MentorshipView,
    responses=problems(
        refusals.TooManyChangesOfMentorship,
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.MentorshipNotPaused,
    ),
)
async def resume_mentorship(mentorship_id: UUID, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MentorshipView:
        resumed = await journey.resume(tx, mentorship_id, by=asker, expects=command.expects, now=now)
        return await _view(tx, resumed, asker, language)

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
        tables = await stage_tables.tables_of(tx, [ended.mentorship])
        return EndedMentorshipView.naming(ended, asker, language, tables.get(mentorship_id))

    return await command.run(act)
