"""A person's inbox."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import fastapi
from fastapi.responses import Response
from pydantic import Field

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.refusals import UnknownMessage
from services.notifications.letters.letter import words_of
from services.notifications.store import inbox, people
from services.notifications.store.inbox import StoredMessage
from services.notifications.use_cases import inboxes
from shared.http.dependencies import Command, Query
from shared.http.fields import ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="messages", about="A person's inbox, and its new messages as they come.")


class MessageView(ResponseModel):
    """A message in words, times on the reader's wall clock. `path`: what it is about; `action`: what for."""

    id: UUID
    version: int
    number: int = Field(description="Rises with every message of the inbox; the stream's event id.")
    kind: MessageKind
    """What it tells of; preferences are by kind."""
    title: str
    """One line."""
    text: str
    """The whole message in plain words."""
    action: str
    """What can be done about it; null: nothing."""
    path: str
    """Where what it is about can be read."""
    subject_id: UUID = Field(description="The session, proposal, mentorship or feedback it is about.")
    other_id: UUID | None = Field(description="The person it is about.")
    happened_at: datetime
    """When what it tells happened, in UTC."""
    read_at: datetime | None
    """When it was read, in UTC; null until then."""
    can: list[Literal["read"]]

    @classmethod
    def of(cls, stored: StoredMessage, time_zone: str | None) -> "MessageView":
        message = stored.message
        words = words_of(message, stored.other, time_zone)
        return cls(
            id=stored.id,
            version=stored.version,
            number=stored.number,
            kind=message.kind,
            title=words.title,
            text=words.text,
            action=words.action,
            path=words.path,
            subject_id=message.subject,
            other_id=message.other_id,
            happened_at=message.happened_at,
            read_at=stored.read_at,
            can=["read"] if stored.read_at is None else [],
        )


async def _zone_of(tx: Tx, person_id: UUID) -> str | None:
    return (await people.contact_of(tx, person_id)).time_zone


@router.get("/me/messages", operation_id="list_my_messages", response_model=Page[MessageView], responses=problems())
async def list_my_messages(
    query: Query,
    paging: PagingQuery,
    unread: Annotated[bool, fastapi.Query(description="Only those not read yet.")] = False,
) -> Response:
    """Your messages, newest first."""

    async def read(tx: Tx, _now: datetime) -> Page[MessageView]:
        me = query.caller.person_id
        after = paging.after(int)
        rows = await inbox.messages_of(
            tx, me, before=after[0] if after else None, unread_only=unread, limit=paging.limit
        )
        zone = await _zone_of(tx, me)
        return Page[MessageView].of(
            [MessageView.of(row, zone) for row in rows], paging, key=lambda view: (view.number,)
        )

    return await query.run(read)


@router.get(
    "/me/messages/{message_id}",
    operation_id="read_my_message",
    response_model=MessageView,
    responses=problems(UnknownMessage),
)
async def read_my_message(message_id: UUID, query: Query) -> Response:
    """One of your messages."""

    async def read(tx: Tx, _now: datetime) -> MessageView:
        me = query.caller.person_id
        return MessageView.of(await inbox.message(tx, message_id, me), await _zone_of(tx, me))

    return await query.run(read)


@router.post(
    "/me/messages/{message_id}/reading",
    operation_id="mark_my_message_read",
    response_model=MessageView,
    responses=problems(UnknownMessage),
)
async def mark_my_message_read(message_id: UUID, command: Command) -> Response:
    """Mark a message read. Doing it again changes nothing."""

    async def act(tx: Tx, now: datetime) -> MessageView:
        me = command.caller.person_id
        read = await inboxes.read_message(tx, message_id, by=me, expects=command.expects, now=now)
        return MessageView.of(read, await _zone_of(tx, me))

    return await command.run(act)
