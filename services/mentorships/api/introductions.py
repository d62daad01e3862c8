"""Introductions: nobody's details are shown before everybody has agreed."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.introductions import (
    MOST_A_DAY,
    Act,
    IntroductionOver,
    NotYoursToAnswer,
    Part,
    State,
    TooManyIntroductions,
    UnfitContact,
    UnknownIntroduction,
)
from services.mentorships.domain.suggestions import Outcome
from services.mentorships.store import introductions as stored
from services.mentorships.use_cases import introducing, journey
from services.mentorships.use_cases.introducing import Seen
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="introductions", about="Who should meet whom: nobody's details are shown before everybody has agreed."
)

Reach = Annotated[str, Prose(lengths.REACH)]
_NO = (UnknownIntroduction, IntroductionOver, NotYoursToAnswer)


class IntroductionToPropose(RequestModel):
    about: Annotated[str, Prose(lengths.SUGGESTION)] = Field(
        examples=["Somebody who built up a team of ten from nothing, and likes to tell how."]
    )
    """Why they should meet. All who are asked read it, so it names nobody."""
    contact_id: UUID | None = Field(None, examples=[None])
    """Whom you think of, where they are here and have or had a mentorship with you; left out for somebody outside."""


class IntroductionToAgreeTo(RequestModel):
    reach_me: Reach = Field(examples=["Write to me: ines@example.org"])
    """How you are reached. It is shown once everybody has agreed, and only to whom you are introduced."""


class ContactToTell(RequestModel):
    contact: Reach = Field(examples=["Ada Lund, ada@example.org"])
    """Who they are, and how they are reached. It is forgotten after a month."""
    they_agreed: Literal[True] = Field(examples=[True])
    """That they have told you that this may be passed on."""


class IntroductionOutcome(RequestModel):
    outcome: Outcome = Field(examples=["led_to_interview"])
    """What it has led to."""


class IntroductionView(ResponseModel):
    """As you see it, by what you are in it."""

    id: UUID
    version: int
    mentorship_id: UUID | None
    """The mentorship in which it was proposed; null for the contact, whom that does not concern."""
    you_are: Part
    """Who proposed it, whom somebody is to be introduced to, or who is to be introduced."""
    proposed_by: UUID | None
    """Who proposed it; null once they are not here for you any more."""
    about: str | None
    """Why they should meet; null once who wrote it is not here for you any more."""
    inside: bool
    """Whether the contact is somebody here."""
    state: State
    """Whether it waits for an answer, was made, or was not: nobody learns who said no."""
    proposed_at: datetime
    """When it was proposed, in UTC."""
    introduced_at: datetime | None
    """When everybody had agreed, in UTC."""
    other_id: UUID | None
    """Whom you are introduced to, where they are here; null until everybody has agreed, and for who proposed it."""
    reach: str | None
    """How they are reached; null until everybody has agreed. To who proposed somebody outside: how the other side is."""
    contact: str | None
    """What you told of somebody outside, where you proposed it; null for the others, and after a month."""
    outcome: Outcome | None
    """What it has led to; null where that is not said."""
    can: list[Act]

    @classmethod
    def of(cls, seen: Seen, asker: UUID, now: datetime) -> Self:
        made, mentorship, part = seen.introduction, seen.mentorship, seen.part
        ended = mentorship.ending is not None
        author = mentorship.pair.person_of(made.side)
        of_two = part == "contact" or mentorship.shows("contact of an introduction", author, asker)
        meets = made.shows_details() and of_two
        reads = part == "contact" or mentorship.shows("introduction", author, asker)
        others = {"receiver": made.contact_id, "contact": made.receiver_id, "proposer": None}
        reaches = {
            "receiver": made.contact_reach if made.inside else made.contact,
            "contact": made.receiver_reach,
            "proposer": None if made.inside else made.receiver_reach,
        }
        return cls(
            id=made.id,
            version=made.version,
            mentorship_id=None if part == "contact" else made.mentorship_id,
            you_are=part,
            proposed_by=made.proposed_by if reads else None,
            about=made.about if reads else None,
            inside=made.inside,
            state=made.state_at(now, ended=ended),
            proposed_at=made.proposed_at,
            introduced_at=made.introduced_at,
            other_id=others[part] if meets else None,
            reach=reaches[part] if meets else None,
            contact=made.contact if part == "proposer" else None,
            outcome=None if part == "contact" else made.outcome,
            can=list(made.acts_of(part, now, ended=ended)),
        )


@router.post(
    "/mentorships/{mentorship_id}/introductions",
    operation_id="propose_introduction",
    summary=f"Propose to introduce somebody to the other side, {MOST_A_DAY} times a day at most; they are asked first",
    status_code=201,
    response_model=IntroductionView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, UnfitContact, TooManyIntroductions),
)
async def propose_introduction(mentorship_id: UUID, body: IntroductionToPropose, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> IntroductionView:
        seen = await introducing.propose(
            tx, mentorship_id, body.about, body.contact_id, by=asker, expects=command.expects, now=now
        )
        return IntroductionView.of(seen, asker, now)

    return await command.run(act, location=lambda view: f"/mentorships/v1/introductions/{view.id}")


@router.get(
    "/mentorships/{mentorship_id}/introductions",
    operation_id="list_introductions",
    summary="The introductions that you have proposed to each other, the latest first",
    response_model=Page[IntroductionView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_introductions(mentorship_id: UUID, query: Query, paging: PagingQuery) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> Page[IntroductionView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        found = await stored.of_mentorship(tx, mentorship_id, paging.after(datetime, UUID), paging.limit)
        views = [
            IntroductionView.of(Seen(each, mentorship, _part(each.receiver_id, asker)), asker, now) for each in found
        ]
        return Page[IntroductionView].of(views, paging, key=lambda view: (view.proposed_at, view.id))

    return await query.run(read)


def _part(receiver_id: UUID | None, asker: UUID) -> Part:
    return "receiver" if receiver_id == asker else "proposer"


@router.get(
    "/me/introductions",
    operation_id="list_my_introductions",
    summary="Introductions of you to somebody else, the latest first",
    response_model=Page[IntroductionView],
    responses=problems(),
)
async def list_my_introductions(query: Query, paging: PagingQuery) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> Page[IntroductionView]:
        found = await stored.asked_of(tx, asker, paging.after(datetime, UUID), paging.limit)
        views = [IntroductionView.of(await introducing.read(tx, each.id, by=asker), asker, now) for each in found]
        return Page[IntroductionView].of(views, paging, key=lambda view: (view.proposed_at, view.id))

    return await query.run(read)


@router.get(
    "/introductions/{introduction_id}",
    operation_id="read_introduction",
    summary="An introduction in which you are asked, or that you proposed",
    response_model=IntroductionView,
    responses=problems(UnknownIntroduction),
)
async def read_introduction(introduction_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> IntroductionView:
        return IntroductionView.of(await introducing.read(tx, introduction_id, by=asker), asker, now)

    return await query.run(read)


@router.post(
    "/introductions/{introduction_id}/agreement",
    operation_id="agree_to_introduction",
    summary="Agree to be introduced; with the last yes you see how the other is reached, and they see how you are",
    response_model=IntroductionView,
    responses=problems(*_NO),
)
async def agree_to_introduction(introduction_id: UUID, body: IntroductionToAgreeTo, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> IntroductionView:
        seen = await introducing.agree(tx, introduction_id, body.reach_me, by=asker, expects=command.expects, now=now)
        return IntroductionView.of(seen, asker, now)

    return await command.run(act)


@router.post(
    "/introductions/{introduction_id}/contact",
    operation_id="tell_contact",
    summary="Pass on the yes of somebody outside, and how they are reached, once the other side has agreed",
    response_model=IntroductionView,
    responses=problems(*_NO),
)
async def tell_contact(introduction_id: UUID, body: ContactToTell, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> IntroductionView:
        seen = await introducing.tell_contact(
            tx, introduction_id, body.contact, by=asker, expects=command.expects, now=now
        )
        return IntroductionView.of(seen, asker, now)

    return await command.run(act)


@router.post(
    "/introductions/{introduction_id}/decline",
    operation_id="decline_introduction",
    summary="Say no to being introduced; nobody learns who it was",
    response_model=IntroductionView,
    responses=problems(*_NO),
)
async def decline_introduction(introduction_id: UUID, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> IntroductionView:
        seen = await introducing.decline(tx, introduction_id, by=asker, expects=command.expects, now=now)
        return IntroductionView.of(seen, asker, now)

    return await command.run(act)


@router.post(
    "/introductions/{introduction_id}/withdrawal",
    operation_id="withdraw_introduction",
    summary="Take an introduction back, and what you told of somebody outside, also once it was made",
    response_model=IntroductionView,
    responses=problems(*_NO),
)
async def withdraw_introduction(introduction_id: UUID, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> IntroductionView:
        seen = await introducing.withdraw(tx, introduction_id, by=asker, expects=command.expects, now=now)
        return IntroductionView.of(seen, asker, now)

    return await command.run(act)


@router.post(
    "/introductions/{introduction_id}/outcome",
    operation_id="tell_introduction_outcome",
    summary="Say what an introduction has led to",
    response_model=IntroductionView,
    responses=problems(*_NO),
)
async def tell_introduction_outcome(introduction_id: UUID, body: IntroductionOutcome, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> IntroductionView:
        seen = await introducing.tell_outcome(
            tx, introduction_id, body.outcome, by=asker, expects=command.expects, now=now
        )
        return IntroductionView.of(seen, asker, now)

    return await command.run(act)
