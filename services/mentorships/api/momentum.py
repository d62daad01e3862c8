"""How alive a mentorship is, and the one thing that is best done next."""

from dataclasses import replace
from datetime import datetime
from typing import Final, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import refusals
from services.mentorships.domain.agreement import Channel
from services.mentorships.domain.momentum import HEALTH, Health
from services.mentorships.domain.next_step import NEXT_STEPS, WAITED_FOR, Suggestion
from services.mentorships.german import HEALTH as GERMAN_HEALTH
from services.mentorships.german import NEXT_STEPS as GERMAN_NEXT_STEPS
from services.mentorships.use_cases import momentum
from services.mentorships.use_cases.momentum import Momentum
from shared.contracts.vocabulary import MeetingRhythm, NextStep, Side
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="momentum", about="How alive a mentorship is, and the one thing that is best done next.")

MOST_AT_ONCE: Final = 25
"""Mentorships that are judged for one answer: each takes a dozen reads."""

_AGREEMENT: Final = "/mentorships/v1/mentorships/{mentorship}/agreement"
_STEP: Final = "/mentorships/v1/action-steps/{subject}"
_GOALS: Final = "/mentorships/v1/mentorships/{mentorship}/goals"

CALLS: Final[dict[NextStep, tuple[str, str]]] = {
    "read_messages": ("GET", "/mentorships/v1/mentorships/{mentorship}/messages"),
    "answer_agreement": ("POST", f"{_AGREEMENT}/acceptance"),
    "agree_goal": ("POST", "/mentorships/v1/goals/{subject}/agreement"),
    "book_first_session": ("POST", "/scheduling/v1/sessions"),
    "open_hours": ("PUT", "/scheduling/v1/me/availability"),
    "propose_agreement": ("PUT", _AGREEMENT),
    "renew_agreement": ("PUT", _AGREEMENT),
    "do_overdue_step": ("PATCH", _STEP),
    "book_session": ("POST", "/scheduling/v1/sessions"),
    "rebook_session": ("POST", "/scheduling/v1/sessions"),
    "answer_feedback": ("GET", "/mentorships/v1/sessions/{subject}/feedback"),
    "set_goal": ("POST", _GOALS),
    "look_back": ("POST", _GOALS),
    "add_action_step": ("POST", "/mentorships/v1/goals/{subject}/action-steps"),
    "write_agenda": ("PUT", "/mentorships/v1/sessions/{subject}/agenda"),
    "answer_introduction": ("GET", "/mentorships/v1/introductions/{subject}"),
    "answer_challenge": ("PATCH", "/mentorships/v1/suggestions/{subject}"),
    "prepare": ("PUT", "/mentorships/v1/mentorships/{mentorship}/preparation"),
    "change_rhythm": ("PATCH", "/mentorships/v1/mentorships/{mentorship}"),
    "review_expectations": ("POST", f"{_AGREEMENT}/review"),
    "give_back": ("GET", "/mentorships/v1/me/mentor-draft"),
    "rate_skills": ("POST", "/mentorships/v1/mentorships/{mentorship}/skill-ratings"),
    "check_in": ("POST", "/mentorships/v1/mentorships/{mentorship}/check-ins"),
    "do_step": ("PATCH", _STEP),
    "decide": ("GET", "/mentorships/v1/mentorships/{mentorship}/ending"),
}
"""The call that does it."""


class SuggestionView(ResponseModel):
    """The one thing that is best done now."""

    step: NextStep
    """What it is."""
    text: str
    """The same in words."""
    because: str
    """Why it is best done now."""
    subject_id: UUID | None
    """The goal, action step or session meant; null where it is the mentorship itself."""
    length_minutes: int | None
    """How long sessions last by your agreement, where one is to be booked; null where that is not agreed on."""
    channel: Channel | None
    """How you meet by your agreement, where a session is to be booked; null where that is not agreed on."""
    meeting_rhythm: MeetingRhythm | None
    """The rhythm that you have kept of late, where another one is to be proposed."""
    method: str
    """The method of the call that does it."""
    path: str
    """The path of the call that does it."""

    @classmethod
    def of(cls, suggestion: Suggestion, mentorship_id: UUID, language: str) -> Self:
        text, because = (GERMAN_NEXT_STEPS if language == "de" else NEXT_STEPS)[suggestion.step]
        method, path = CALLS[suggestion.step]
        return cls(
            step=suggestion.step,
            text=text,
            because=because,
            subject_id=suggestion.subject_id,
            length_minutes=suggestion.length_minutes,
            channel=suggestion.channel,
            meeting_rhythm=suggestion.rhythm,
            method=method,
            path=path.format(mentorship=mentorship_id, subject=suggestion.subject_id),
        )


class MomentumView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it is about."""
    version: int
    health: Health
    """How it goes: by the rhythm agreed on, a week until the first session, a month where no rhythm is agreed on."""
    text: str
    """The same in words."""
    active_at: datetime
    """When one of the two last did something, in UTC."""
    silent_days: int
    """Whole days since then; none while a session is ahead."""
    meeting_due_at: datetime | None
    """By when the two meet next if they keep to their rhythm, in UTC; null where nothing is expected of them."""
    next: SuggestionView | None
    """What you do best now; null where there is nothing to do."""
    muted: bool = Field(description="Whether you want to be told nothing unasked about this mentorship.")
    can: list[Literal["mute", "unmute"]]

    @classmethod
    def of(cls, seen: Momentum, now: datetime, language: str) -> Self:
        quiet, health = seen.quiet, seen.quiet.health(now)
        return cls(
            mentorship_id=seen.mentorship.id,
            version=seen.mentorship.version,
            health=health,
            text=(GERMAN_HEALTH if language == "de" else HEALTH)[health],
            active_at=quiet.active_at,
            silent_days=max((now - quiet.since).days, 0),
            meeting_due_at=quiet.meeting_due_at,
            next=SuggestionView.of(seen.suggestion, seen.mentorship.id, language) if seen.suggestion else None,
            muted=seen.muted,
            can=[] if seen.mentorship.ending else ["unmute" if seen.muted else "mute"],
        )


class MomentumOfMineView(MomentumView):
    """How alive one of your mentorships is, and whether somebody waits for you there."""

    you: Side
    """Which of the two you are."""
    mentor_id: UUID
    mentee_id: UUID
    opened_at: datetime
    """When it began, in UTC."""
    other_waits: bool
    """Whether the other side can't go on before you have done `next`."""

    @classmethod
    def of_mine(cls, seen: Momentum, asker: UUID, now: datetime, language: str) -> Self:
        pair = seen.mentorship.pair
        return cls(
            **vars(MomentumView.of(seen, now, language)),
            you=pair.side_of(asker),
            mentor_id=pair.mentor_id,
            mentee_id=pair.mentee_id,
            opened_at=seen.mentorship.opened_at,
            other_waits=seen.suggestion is not None and seen.suggestion.step in WAITED_FOR,
        )


@router.get(
    "/me/momentum",
    operation_id="list_my_momentum",
    summary="How alive your mentorships are that go on, and what you do best next in each: who waits for what",
    response_model=Page[MomentumOfMineView],
    responses=problems(),
)
async def list_my_momentum(query: Query, paging: PagingQuery, language: Language) -> Response:
    """The newest first. A page has 25 at most, whatever is asked for."""
    asker, page = query.caller.person_id, replace(paging, size=min(paging.size, MOST_AT_ONCE))

    async def read(tx: Tx, now: datetime) -> Page[MomentumOfMineView]:
        seen = await momentum.list_momentum(tx, asker, page.after(datetime, UUID), page.limit, now=now)
        views = [MomentumOfMineView.of_mine(each, asker, now, language) for each in seen]
        return Page[MomentumOfMineView].of(views, page, key=lambda view: (view.opened_at, view.mentorship_id))

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/momentum",
    operation_id="read_momentum",
    summary="How alive a mentorship is, and what you do best next",
    response_model=MomentumView,
    responses=problems(refusals.UnknownMentorship),
)
async def read_momentum(mentorship_id: UUID, query: Query, language: Language) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> MomentumView:
        return MomentumView.of(await momentum.read_momentum(tx, mentorship_id, by=asker, now=now), now, language)

    return await query.run(read)


@router.put(
    "/mentorships/{mentorship_id}/momentum/mute",
    operation_id="mute_momentum",
    summary="Be told nothing unasked about this mentorship any more; the other side is not told",
    status_code=204,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded),
)
async def mute_momentum(mentorship_id: UUID, command: UnversionedCommand) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> None:
        await momentum.mute(tx, mentorship_id, by=asker, expects=command.expects, now=now)

    return await command.run(act)


@router.delete(
    "/mentorships/{mentorship_id}/momentum/mute",
    operation_id="unmute_momentum",
    summary="Be told again of a small step where it has been quiet",
    status_code=204,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded),
)
async def unmute_momentum(mentorship_id: UUID, command: UnversionedCommand) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, _now: datetime) -> None:
        await momentum.unmute(tx, mentorship_id, by=asker, expects=command.expects)

    return await command.run(act)
