"""Facts: what an organisation tells of its people, mentored or not; for operators and a programme's coordinators."""

import asyncio
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import Base64Bytes, Field

from services.mentorships.api.facts_files import read_facts
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.facts import Column, Wrong
from services.mentorships.domain.programme_refusals import NumbersUnreadable, TooManyFacts, UnknownProgramme
from services.mentorships.use_cases import facts
from services.mentorships.use_cases.facts import Taken
from shared.acting import NotYourProgramme
from shared.ground.table_files import UnreadableFile
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import UnversionedCommand
from shared.http.fields import RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="facts", about="What an organisation tells of its people, mentored or not.")

_SHOWN: Final = 200
"""So many problems are shown; how many there are is said."""


async def _number_key(request: Request) -> bytes | None:
    key: bytes | None = request.app.state.number_key
    return key


NumberKey = Annotated[bytes | None, Depends(_number_key)]
"""What the organisations' own numbers are hashed with; None where nobody has told."""


class FactsFile(RequestModel):
    file: Annotated[Base64Bytes, Field(max_length=1_000_000)] = Field(
        examples=["bnVtYmVyLHByb21vdGVkX29uLHJhaXNlZF9vbixsZWZ0X29uCkstMSwyMDI2LTA0LTAxLCwKSy0yLCwsCg=="]
    )
    """The file as it is, or packed by gzip, in Base64: CSV as `try_import` takes it, with one row for each person who is followed,
    whether or not anything has happened to them. Its first line names the columns: `number` (the organisation's own of the
    person), and where there are any `promoted_on`, `raised_on`, `left_on` (the first time since the programme began),
    `satisfaction` (0 to 10, where the organisation asks) and `group` (the one of the programme's choice)."""
    told_until: date = Field(examples=["2026-09-30"])
    """The day up to which the file tells; who has no date had nothing happen until then."""
    dry_run: bool = True
    """Whether nothing is to be taken in yet."""


class FactsProblemView(ResponseModel):
    """What is wrong with a cell."""

    row: int
    """Counted as a spreadsheet does: the first one names the columns."""
    column: Column
    """In which column."""
    wrong: Wrong
    """What is wrong there."""
    other: int | None
    """The row that it conflicts with, if any."""


class FactsCounts(ResponseModel):
    """How many rows do what."""

    new: int
    """Of whom nothing was told before."""
    changed: int
    """Of whom something else was told before."""
    same: int
    """Of whom just that was told before, or something of a later day: nothing happens."""
    forgotten: int
    """Who is erased here; nothing of them is taken in any more."""


class FactsTaken(ResponseModel):
    """A file of facts, and what taking it in does or did."""

    taken_in: bool
    """Whether it is taken in; not where this was a trial, and not where anything is wrong with it."""
    counts: FactsCounts
    """How many rows do what, or did."""
    members: int
    """Of how many people it tells who have come into the programme; the others are there to compare them with."""
    problems: list[FactsProblemView]
    """What has to be mended before it can be taken in; the first two hundred."""
    problems_in_all: int
    """How many there are."""
    ignored_columns: list[str]
    """Columns that mean nothing here."""

    @classmethod
    def of(cls, taken: Taken) -> "FactsTaken":
        found = taken.rows.problems
        return cls(
            taken_in=taken.taken_in,
            counts=FactsCounts(
                new=taken.counts.get("new", 0),
                changed=taken.counts.get("changed", 0),
                same=taken.counts.get("same", 0),
                forgotten=taken.counts.get("forgotten", 0),
            ),
            members=taken.members,
            problems=[FactsProblemView.model_validate(each) for each in found[:_SHOWN]],
            problems_in_all=len(found),
            ignored_columns=list(taken.rows.ignored_columns),
        )


@router.post(
    "/programmes/{programme_id}/facts",
    operation_id="take_facts",
    response_model=FactsTaken,
    openapi_extra=documented("take_facts"),
    responses=problems(
        NotYourProgramme, PasskeyNeeded, UnknownProgramme, NumbersUnreadable, UnreadableFile, TooManyFacts
    ),
)
async def take_facts(
    programme_id: UUID,
    body: FactsFile,
    command: UnversionedCommand,
    needs_passkey: OperatorsNeedPasskey,
    key: NumberKey,
) -> Response:
    """Try a file of facts, or take it in. The same file again changes nothing; one of a later day replaces what was told before."""
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> FactsTaken:
        role = await facts.role_for_facts(tx, programme_id, by=by)
        if key is None:
            raise NumbersUnreadable
        rows = await asyncio.to_thread(read_facts, body.file, body.told_until, key)
        return FactsTaken.of(await facts.take(tx, programme_id, rows, role, dry_run=body.dry_run, by=by, now=now))

    return await command.run(act)
