"""A person's inbox."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import fastapi
from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import Field, StrictInt

from services.notifications.domain.messages import Message, MessageKind
from services.notifications.domain.refusals import UnknownMessage
from services.notifications.letters import links
from services.notifications.letters.wording import Reader, words_of
from services.notifications.store import inbox
from services.notifications.store.inbox import StoredMessage
from services.notifications.use_cases import inboxes
from services.notifications.use_cases.readers import about, find_reader
from shared.http.dependencies import Command, Query, UnversionedCommand
from shared.http.fields import RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="messages", about="A person's inbox, and its new messages as they come.")


class MessageView(ResponseModel):
    """A message in words, in the reader's language, times on their wall clock."""

    id: UUID
    version: int
    number: int = Field(description="Rises with every message of the inbox; the stream's event id.")
    kind: MessageKind
    """What it tells of; preferences are by kind."""
    title: str
    """One line."""
    text: str
    """The whole message in plain words."""
    action: str = Field(description="What the link is good for.")
    path: str = Field(description="The page of the frontend that it leads to, as a path below its address.")
    link: str | None = Field(description="The whole address of that page; null where no frontend is set up.")
    subject_id: UUID = Field(description="The session, proposal, mentorship or feedback it is about.")
    other_id: UUID | None = Field(description="The person it is about.")
    happened_at: datetime
    """When what it tells happened, in UTC."""
    read_at: datetime | None
    """When it was read, in UTC; null until then."""
    can: list[Literal["read"]]

    @classmethod
    def of(cls, stored: StoredMessage, reader: Reader, frontend: "Leads") -> "MessageView":
        message = stored.message
        words = words_of(message, about(stored), reader)
        return cls(
            id=stored.id,
            version=stored.version,
            number=stored.number,
            kind=message.kind,
            title=words.title,
            text=words.text,
            action=words.action,
            path=words.path,
            link=frontend.link(message),
            subject_id=message.subject,
            other_id=message.other_id,
            happened_at=message.happened_at,
            read_at=stored.read_at,
            can=["read"] if stored.read_at is None else [],
        )


class InboxCounts(ResponseModel):
    """How many messages there are."""

    total: int = Field(description="All that are kept.")
    unread: int = Field(description="Those not read yet.")


class ReadingBody(RequestModel):
    """What was seen."""

    up_to: Annotated[
        StrictInt,
        Field(ge=0, lt=2**63, description="The number of the newest message seen: what comes meanwhile stays unread."),
    ]


@dataclass(frozen=True)
class Leads:
    """Where links lead: the frontend, and what links to surveys are signed with."""

    url: str | None
    survey_key: bytes | None

    def link(self, message: Message) -> str | None:
        return links.under(self.url, links.signed(message, self.survey_key))


async def frontend_of(request: Request) -> Leads:
    """Where links lead."""
    state = request.app.state
    return Leads(state.frontend_url, state.survey_key)


Frontend = Annotated[Leads, Depends(frontend_of)]


def in_language_of(reader: Reader | None, answer: Response) -> Response:
    """Says what language the words are in: the reader's own, whatever was asked for."""
    if reader is not None:
        answer.headers["Content-Language"] = reader.catalogue.language
    return answer


@router.get("/me/messages", operation_id="list_my_messages", response_model=Page[MessageView], responses=problems())
async def list_my_messages(
    query: Query,
    paging: PagingQuery,
    frontend: Frontend,
    unread: Annotated[bool, fastapi.Query(description="Only those not read yet.")] = False,
) -> Response:
    """Your messages, newest first, in the language of your profile."""
    reader: Reader | None = None

    async def read(tx: Tx, _now: datetime) -> Page[MessageView]:
        nonlocal reader
        me = query.caller.person_id
        after = paging.after(int)
        rows = await inbox.messages_of(
            tx, me, before=after[0] if after else None, unread_only=unread, limit=paging.limit
        )
        reader = await find_reader(tx, me)
        views = [MessageView.of(row, reader, frontend) for row in rows]
        return Page[MessageView].of(views, paging, key=lambda view: (view.number,))

    answer = await query.run(read)
    return in_language_of(reader, answer)


@router.get("/me/messages/counts", operation_id="count_my_messages", response_model=InboxCounts, responses=problems())
async def count_my_messages(query: Query) -> Response:
    """How many messages you have, and how many of them unread."""

    async def read(tx: Tx, _now: datetime) -> InboxCounts:
        total, unread = await inbox.counts_of(tx, query.caller.person_id)
        return InboxCounts(total=total, unread=unread)

    return await query.run(read)


@router.post(
    "/me/messages/reading", operation_id="mark_my_messages_read", response_model=InboxCounts, responses=problems()
)
async def mark_my_messages_read(body: ReadingBody, command: UnversionedCommand) -> Response:
    """Mark all messages read that you have seen. Doing it again changes nothing."""

    async def act(tx: Tx, now: datetime) -> InboxCounts:
        total, unread = await inboxes.read_messages(tx, body.up_to, by=command.caller.person_id, now=now)
        return InboxCounts(total=total, unread=unread)

    return await command.run(act)


@router.get(
    "/me/messages/{message_id}",
    operation_id="read_my_message",
    response_model=MessageView,
    responses=problems(UnknownMessage),
)
async def read_my_message(message_id: UUID, query: Query, frontend: Frontend) -> Response:
    """One of your messages."""
    reader: Reader | None = None

    async def read(tx: Tx, _now: datetime) -> MessageView:
        nonlocal reader
        me = query.caller.person_id
        reader = await find_reader(tx, me)
        return MessageView.of(await inbox.message(tx, message_id, me), reader, frontend)

    answer = await query.run(read)
    return in_language_of(reader, answer)


@router.post(
    "/me/messages/{message_id}/reading",
    operation_id="mark_my_message_read",
    response_model=MessageView,
    responses=problems(UnknownMessage),
)
async def mark_my_message_read(message_id: UUID, command: Command, frontend: Frontend) -> Response:
    """Mark a message read. Doing it again changes nothing."""
    reader: Reader | None = None

    async def act(tx: Tx, now: datetime) -> MessageView:
        nonlocal reader
        me = command.caller.person_id
        read = await inboxes.read_message(tx, message_id, by=me, expects=command.expects, now=now)
        reader = await find_reader(tx, me)
        return MessageView.of(read, reader, frontend)

    answer = await command.run(act)
    return in_language_of(reader, answer)
