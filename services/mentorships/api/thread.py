"""The thread of a mentorship: what the two write to each other between their meetings."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.thread import MOST_A_DAY, About, Message
from services.mentorships.store import thread as stored
from services.mentorships.store.thread import Counts
from services.mentorships.use_cases import journey, thread
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Prose, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="thread", about="What the two write to each other between their meetings.")


class Attached(RequestModel):
    """What a message is about."""

    kind: About = Field(examples=["goal"])
    """What sort of thing it is."""
    id: UUID = Field(examples=["0198f2a0-0000-7000-8000-000000000012"])
    """The goal, action step or session of the two."""


class MessageToWrite(RequestModel):
    text: Annotated[str, Prose(lengths.MESSAGE)] = Field(examples=["I asked for the migration, and they said yes!"])
    """What you write to the other side."""
    about: Attached | None = None
    """What it is about, where it is about one thing."""


class ThreadReading(RequestModel):
    up_to: Annotated[Int4, Field(ge=1, examples=[12])]
    """The number of the latest message that you have read."""


class AttachedView(ResponseModel):
    kind: About
    """What sort of thing it is."""
    id: UUID
    """The goal, action step or session."""


class ThreadMessageView(ResponseModel):
    """A message of the thread."""

    id: UUID
    version: int
    mentorship_id: UUID
    """The mentorship that it belongs to."""
    number: int
    """Its number in the thread; later ones have greater numbers."""
    side: Side
    """Who wrote it."""
    text: str | None
    """What it says; null once who wrote it is not here for you any more."""
    about: AttachedView | None
    """What it is about; null where it is about no one thing."""
    sent_at: datetime
    """When it was written, in UTC."""

    @classmethod
    def of(cls, message: Message, mentorship: Mentorship, asker: UUID) -> Self:
        about = message.about
        attached = AttachedView(kind=about, id=message.about_id) if about and message.about_id else None
        return cls(
            id=message.id,
            version=1,
            mentorship_id=message.mentorship_id,
            number=message.number,
            side=message.side,
            text=message.text if mentorship.shows("message", message.author_id, asker) else None,
            about=attached,
            sent_at=message.sent_at,
        )


class ThreadCounts(ResponseModel):
    total: int
    """How many messages the thread has."""
    unread: int
    """How many of the other side's you have not read."""

    @classmethod
    def of(cls, counts: Counts) -> Self:
        return cls(total=counts.total, unread=counts.unread)


@router.get(
    "/mentorships/{mentorship_id}/messages",
    operation_id="list_thread",
    summary="What you have written to each other, the latest first",
    response_model=Page[ThreadMessageView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_thread(
    mentorship_id: UUID,
    query: Query,
    paging: PagingQuery,
    about_id: Annotated[
        UUID | None, fastapi.Query(description="Only those about this goal, action step or session: its comments.")
    ] = None,
) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[ThreadMessageView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        before = paging.after(int)
        found = await stored.messages_of(tx, mentorship_id, before[0] if before else None, paging.limit, about_id)
        views = [ThreadMessageView.of(each, mentorship, asker) for each in found]
        return Page[ThreadMessageView].of(views, paging, key=lambda view: (view.number,))

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/messages/counts",
    operation_id="count_thread",
    summary="How much there is to read",
    response_model=ThreadCounts,
    responses=problems(refusals.UnknownMentorship),
)
async def count_thread(mentorship_id: UUID, query: Query) -> Response:
    async def read(tx: Tx, _now: datetime) -> ThreadCounts:
        return ThreadCounts.of(await thread.count(tx, mentorship_id, by=query.caller.person_id))

    return await query.run(read)


@router.post(
    "/mentorships/{mentorship_id}/messages",
    operation_id="write_message",
    summary=f"Write to the other side, {MOST_A_DAY} times a day at most",
    status_code=201,
    response_model=ThreadMessageView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.UnknownGoal,
        refusals.UnknownActionStep,
        refusals.UnknownSession,
        refusals.TooManyMessages,
    ),
)
async def write_message(mentorship_id: UUID, body: MessageToWrite, command: Command) -> Response:
    asker = command.caller.person_id
    about = (body.about.kind, body.about.id) if body.about else None

    async def act(tx: Tx, now: datetime) -> ThreadMessageView:
        mentorship, message = await thread.write(
            tx, mentorship_id, body.text, about, by=asker, expects=command.expects, now=now
        )
        return ThreadMessageView.of(message, mentorship, asker)

    return await command.run(act, location=lambda view: f"/mentorships/v1/messages/{view.id}")


@router.post(
    "/mentorships/{mentorship_id}/messages/reading",
    operation_id="mark_thread_read",
    summary="Say how far you have read",
    response_model=ThreadCounts,
    responses=problems(refusals.UnknownMentorship),
)
async def mark_thread_read(mentorship_id: UUID, body: ThreadReading, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ThreadCounts:
        counts = await thread.have_read(tx, mentorship_id, body.up_to, by=asker, expects=command.expects, now=now)
        return ThreadCounts.of(counts)

    return await command.run(act)


@router.get(
    "/messages/{message_id}",
    operation_id="read_thread_message",
    summary="A message of yours or to you",
    response_model=ThreadMessageView,
    responses=problems(refusals.UnknownMessage),
)
async def read_thread_message(message_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> ThreadMessageView:
        mentorship, message = await thread.read_message(tx, message_id, by=asker)
        return ThreadMessageView.of(message, mentorship, asker)

    return await query.run(read)
