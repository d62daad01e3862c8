"""A service of notes, small and whole, on which each convention of the API is tried."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import asyncpg
import fastapi
from fastapi import Response

from shared.consuming import Event, reaction
from shared.contracts import ERASURES, ErasureState
from shared.http.dependencies import (
    Command,
    KeyedCommand,
    OpenCommand,
    OpenQuery,
    OperatorQuery,
    Query,
    UnversionedCommand,
)
from shared.http.fields import ClockTime, Int4, Line, Prose, RequestModel, ResponseModel, UtcDatetime, Zone
from shared.http.limits import Limit
from shared.http.paging import Page, PagingQuery
from shared.http.parts import MINUTE
from shared.http.problems import problems
from shared.http.routing import Router
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.refusals import Kind, Members, Refusal
from tests.fixtures.records import SAID_BY_PROBE

CREATE: str = "CREATE TABLE notes (id uuid PRIMARY KEY, version integer NOT NULL, line text NOT NULL, by_whom uuid)"


@reaction(ERASURES)
async def note_erasures(tx: Tx, events: Sequence[Event[ErasureState]], now: datetime) -> None:
    """Chokes on what nobody has mended: a line that says so."""
    for event in events:
        if not await tx.fetchval("SELECT EXISTS (SELECT FROM notes WHERE line = 'mended')"):
            raise ValueError("not mended")
        await tx.execute("INSERT INTO notes (id, version, line) VALUES ($1, 1, 'noted')", event.key)


class TooManyNotes(Refusal):
    """A person keeps at most three notes named 'full'."""

    slug, kind = "too-many-notes", Kind.RULE
    members_described = Members({"most": {"type": "integer", "description": "How many.", "examples": [3]}})


class NoSuchNote(Refusal):
    """There is no such note, or it is not yours to see."""

    slug, kind = "no-such-note", Kind.NOT_FOUND


class NewNote(RequestModel):
    line: Annotated[str, Line(40)]
    text: Annotated[str, Prose(200, shortest=0)] = ""
    at: UtcDatetime | None = None
    zone: Zone = "UTC"
    opens: ClockTime = "09:00"
    stars: Int4 = 1
    weight: float = 1.0


class NoteView(ResponseModel):
    id: UUID
    version: int
    line: str
    at: datetime | None = None


class Echo(ResponseModel):
    text: str


router = Router(tag="notes")
gate = asyncio.Event()
"""Slow commands go on when it is set."""

running = asyncio.Event()
"""Set once a slow command is in its transaction."""

TRIES = Limit("tries", 2, MINUTE)
MANY = 50
"""So many facts has a note that is named so beside its own."""


async def _write(tx: Tx, body: NewNote, by: UUID | None, now: datetime) -> NoteView:
    note = NoteView(id=uuid7(), version=1, line=body.line, at=body.at)
    await tx.execute("INSERT INTO notes VALUES ($1, 1, $2, $3)", note.id, note.line, by)
    if body.line == "full":
        raise TooManyNotes(most=3)
    for _ in range(MANY if body.line == "many" else 0):
        await _tell(tx, uuid7(), now)
    await _tell(tx, note.id, now)
    return note


async def _tell(tx: Tx, note: UUID, now: datetime) -> None:
    state = ErasureState(
        erasure_id=note, version=1, change="erased", service="profiles", person_id=note, erased_at=datetime.now(UTC)
    )
    await outbox.add(tx, SAID_BY_PROBE.record(state), now)


async def _change(tx: Tx, note: UUID, line: str, expects: Callable[[int | None], None]) -> NoteView:
    version = await tx.fetchval("SELECT version FROM notes WHERE id = $1 FOR UPDATE", note)
    expects(version)
    await tx.execute(
        "INSERT INTO notes VALUES ($1, 1, $2) ON CONFLICT (id) DO UPDATE SET version = notes.version + 1, line = $2",
        note,
        line,
    )
    return NoteView(id=note, version=(version or 0) + 1, line=line)


def _note(row: asyncpg.Record | None) -> NoteView:
    if row is None:
        raise NoSuchNote
    return NoteView(id=row["id"], version=row["version"], line=row["line"])


@router.post(
    "/notes", operation_id="write_note", status_code=201, response_model=NoteView, responses=problems(TooManyNotes)
)
async def write_note(body: NewNote, command: Command) -> Response:
    """Write a note."""

    async def act(tx: Tx, now: datetime) -> NoteView:
        return await _write(tx, body, command.caller.person_id, now)

    return await command.run(act, location=lambda view: f"/probe/v1/notes/{view.id}")


@router.post("/notes/{note_id}/copies", operation_id="copy_note", status_code=201, response_model=NoteView)
async def copy_note(note_id: UUID, body: NewNote, command: KeyedCommand) -> Response:
    """Copy a note."""

    async def act(tx: Tx, now: datetime) -> NoteView:
        return await _write(tx, body, command.caller.person_id, now)

    return await command.run(act)


@router.post("/slow-notes", operation_id="write_slowly", status_code=201, response_model=NoteView)
async def write_slowly(body: NewNote, command: Command) -> Response:
    """Write a note slowly."""

    async def act(tx: Tx, now: datetime) -> NoteView:
        note = await _write(tx, body, command.caller.person_id, now)
        running.set()
        await gate.wait()
        return note

    return await command.run(act)


@router.post("/open-notes", operation_id="write_openly", status_code=201, response_model=NoteView)
async def write_openly(body: NewNote, command: OpenCommand) -> Response:
    """Write a note without signing in."""
    await command.take(TRIES, body.line)

    async def act(tx: Tx, now: datetime) -> NoteView:
        return await _write(tx, body, None, now)

    return await command.run(act)


@router.put("/notes/{note_id}", operation_id="replace_note", response_model=NoteView)
async def replace_note(note_id: UUID, body: NewNote, command: Command) -> Response:
    """Replace a note."""

    async def act(tx: Tx, now: datetime) -> NoteView:
        return await _change(tx, note_id, body.line, command.expects)

    return await command.run(act)


@router.put("/careless/{note_id}", operation_id="replace_carelessly", response_model=NoteView)
async def replace_carelessly(note_id: UUID, body: NewNote, command: Command) -> Response:
    """Replace a note whatever its version."""

    async def act(tx: Tx, now: datetime) -> NoteView:
        return await _change(tx, note_id, body.line, lambda version: None)

    return await command.run(act)


@router.delete("/notes/{note_id}", operation_id="delete_note", status_code=204)
async def delete_note(note_id: UUID, command: Command) -> Response:
    """Delete a note."""

    async def act(tx: Tx, now: datetime) -> None:
        await tx.execute("DELETE FROM notes WHERE id = $1", note_id)

    return await command.run(act)


@router.delete("/all-notes", operation_id="delete_notes", status_code=204)
async def delete_notes(command: UnversionedCommand) -> Response:
    """Delete all notes."""

    async def act(tx: Tx, now: datetime) -> None:
        await tx.execute("DELETE FROM notes")

    return await command.run(act)


@router.get("/notes/{note_id}", operation_id="read_note", response_model=NoteView, responses=problems(NoSuchNote))
async def read_note(note_id: UUID, query: Query) -> Response:
    """Read a note."""

    async def read(tx: Tx, now: datetime) -> NoteView:
        return _note(await tx.fetchrow("SELECT id, version, line FROM notes WHERE id = $1", note_id))

    return await query.run(read)


@router.get("/notes", operation_id="list_notes", response_model=Page[NoteView])
async def list_notes(query: Query, paging: PagingQuery) -> Response:
    """List notes."""

    async def read(tx: Tx, now: datetime) -> Page[NoteView]:
        line, note = paging.after(str, UUID) or (None, None)
        rows = await tx.fetch(
            """
            SELECT id, version, line FROM notes
            WHERE $1::text IS NULL OR (line, id) > ($1, $2)
            ORDER BY line, id LIMIT $3
            """,
            line,
            note,
            paging.limit,
        )
        notes = [_note(row) for row in rows]
        return Page[NoteView].of(notes, paging, key=lambda view: (view.line, view.id))

    return await query.run(read)


@router.get("/numbers/{number}", operation_id="read_number", response_model=Echo)
async def read_number(number: int, query: OpenQuery, word: Annotated[str, fastapi.Query()] = "") -> Response:
    """Read a number."""

    async def read(tx: Tx, now: datetime) -> Echo:
        return Echo(text=now.isoformat())

    return await query.run(read)


@router.get("/operators", operation_id="for_operators", response_model=Echo)
async def for_operators(query: OperatorQuery) -> Response:
    """Read what operators may read."""

    async def read(tx: Tx, now: datetime) -> Echo:
        return Echo(text="operator")

    return await query.run(read)


@router.get("/broken", operation_id="break", response_model=Echo)
async def broken(query: OpenQuery) -> Response:
    """Break."""
    raise RuntimeError("a secret of ours")


@router.get("/away", operation_id="be_away", response_model=Echo)
async def away(query: OpenQuery) -> Response:
    """Be away."""
    raise ConnectionRefusedError("the address of our database")


@router.get("/wrong-call", operation_id="call_wrongly", response_model=Echo)
async def wrong_call(query: OpenQuery) -> Response:
    """A statement with one argument too few."""
    raise asyncpg.InterfaceError("the server expects 2 arguments for this query, 1 was passed")


@router.get("/slow", operation_id="be_slow", response_model=Echo)
async def slow(query: OpenQuery) -> Response:
    """Meet the statement timeout."""
    raise asyncpg.QueryCanceledError("canceling statement due to statement timeout")


deadlocks: list[asyncpg.PostgresError] = []
"""Errors that the next attempts of `write_unluckily` meet."""


@router.post("/unlucky-notes", operation_id="write_unluckily", status_code=201, response_model=NoteView)
async def write_unluckily(body: NewNote, command: Command) -> Response:
    """Write a note in bad luck, after a look at all that a note has."""

    async def act(tx: Tx, now: datetime) -> NoteView:
        await tx.fetchrow("SELECT * FROM notes LIMIT 1")
        note = await _write(tx, body, command.caller.person_id, now)
        if deadlocks:
            raise deadlocks.pop()
        return note

    return await command.run(act)
