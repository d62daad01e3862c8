"""What is due later: a proposal that nobody answers expires; a request is looked at again, whoever asks a mentor who rests goes on; proposals of a
match run are sent; whoever has a draft that waits for their word is told.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.use_cases import answering, noticing, stepping
from services.matching.use_cases.counting import LADDER
from services.matching.use_cases.match_runs import SENDING, send_approved
from services.matching.use_cases.passing_on import EXPIRY, REST, SECOND_LOOK, take_second_look
from services.matching.use_cases.resting import pass_on_from
from shared.contracts import SESSIONS
from shared.postgres import Tx
from shared.timers import Timer, timer


@timer(EXPIRY)
async def expire_proposal(tx: Tx, proposal_id: UUID, version: int, now: datetime) -> None:
    await answering.expire_proposal(tx, proposal_id, version, now=now)


@timer(SECOND_LOOK)
async def look_at_request(tx: Tx, request_id: UUID, _version: int, now: datetime) -> None:
    await take_second_look(tx, request_id, now=now)


@timer(REST)
async def pass_on_from_mentor(tx: Tx, mentor_id: UUID, _version: int, now: datetime) -> None:
    await pass_on_from(tx, mentor_id, now=now)


@timer(SENDING)
async def send_proposals(tx: Tx, run_id: UUID, turn: int, now: datetime) -> None:
    await send_approved(tx, run_id, turn, now=now)


@timer(noticing.IN_PROGRAMME)
async def tell_in_programme(tx: Tx, programme_id: UUID, turn: int, now: datetime) -> None:
    await noticing.tell_in_programme(tx, programme_id, turn, now=now)


@timer(noticing.FOR_PERSON)
async def tell_person(tx: Tx, person_id: UUID, _turn: int, now: datetime) -> None:
    await noticing.tell_people(tx, [person_id], now=now)


@timer(LADDER, waits_for=[SESSIONS.name])
async def climb_ladders(tx: Tx, mentor_id: UUID, _turn: int, now: datetime) -> None:
    await stepping.climb(tx, mentor_id, now=now)


TIMERS: Final[tuple[Timer, ...]] = (
    expire_proposal,
    look_at_request,
    pass_on_from_mentor,
    send_proposals,
    tell_in_programme,
    tell_person,
    climb_ladders,
)
