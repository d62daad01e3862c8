"""Time off: shown first, then taken, with one reason for all whose sessions lie in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi.responses import Response

from services.scheduling.api.availability import TimeOffView
from services.scheduling.domain import refusals
from services.scheduling.domain.hours import TimeOff
from services.scheduling.domain.minutes import datetime_of, last_minute, next_minute
from services.scheduling.domain.sessions import Session
from services.scheduling.use_cases.hours import end_time_off, sessions_in, take_time_off
from shared.contracts.vocabulary import SessionPhase
from shared.http.dependencies import Command
from shared.http.fields import Prose, RequestModel, ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.ids import uuid7
from shared.postgres import Tx

router: Final = Router(tag="availability")


class TimeOffSpan(RequestModel):
    """Whole minutes: what begins or ends within one takes it whole."""

    starts_at: UtcDatetime
    ends_at: UtcDatetime

    def time_off(self) -> TimeOff:
        return TimeOff(last_minute(self.starts_at), next_minute(self.ends_at), uuid7())


class NewTimeOff(TimeOffSpan):
    """`reason` is told to the mentees of all sessions that lie in it."""

    reason: Annotated[str, Prose(2000, shortest=0)] = ""


class SessionInTheWay(ResponseModel):
    id: UUID
    state: SessionPhase
    mentee_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, session: Session) -> "SessionInTheWay":
        return cls(
            id=session.session_id,
            state=session.state,
            mentee_ids=list(session.mentee_ids),
            starts_at=datetime_of(session.starts),
            ends_at=datetime_of(session.ends),
        )


class TimeOffPreview(ResponseModel):
    """What taking this time off would cancel."""

    starts_at: datetime
    ends_at: datetime
    sessions: list[SessionInTheWay]


class TakenTimeOff(TimeOffView):
    """`cancelled`: the sessions that lay in it."""

    cancelled: list[SessionInTheWay]
    can: list[Literal["end"]]


def _shown(sessions: Sequence[Session]) -> list[SessionInTheWay]:
    return [SessionInTheWay.of(session) for session in sorted(sessions, key=lambda session: session.starts)]


@router.post(
    "/me/time-off/preview",
    operation_id="preview_time_off",
    response_model=TimeOffPreview,
    responses=problems(refusals.ImpossibleTimeOff),
)
async def preview(body: TimeOffSpan, command: Command) -> Response:
    """See which of your sessions as a mentor lie in a span, before you take it off. Changes nothing."""

    async def act(tx: Tx, now: datetime) -> TimeOffPreview:
        off = body.time_off()
        found = await sessions_in(tx, command.caller.person_id, off, now)
        return TimeOffPreview(starts_at=datetime_of(off.starts), ends_at=datetime_of(off.ends), sessions=_shown(found))

    return await command.run(act)


@router.post(
    "/me/time-off",
    operation_id="take_time_off",
    status_code=201,
    response_model=TakenTimeOff,
    responses=problems(refusals.ImpossibleTimeOff, refusals.NoHours, refusals.TooManyWindows),
)
async def take(body: NewTimeOff, command: Command) -> Response:
    """Take time off: nobody books you then, and your sessions as a mentor that lie in it are cancelled for one reason."""

    async def act(tx: Tx, now: datetime) -> TakenTimeOff:
        off = body.time_off()
        cancelled = await take_time_off(
            tx, command.caller.person_id, off, body.reason or None, expects=command.expects, now=now
        )
        return TakenTimeOff(**dict(TimeOffView.of(off)), cancelled=_shown(cancelled), can=["end"])

    return await command.run(act)


@router.delete(
    "/me/time-off/{time_off_id}",
    operation_id="end_time_off",
    status_code=204,
    responses=problems(refusals.UnknownTimeOff, refusals.NoHours),
)
async def end(time_off_id: UUID, command: Command) -> Response:
    """Give time off back: your windows hold again, and cancelled sessions stay cancelled."""

    async def act(tx: Tx, now: datetime) -> None:
        await end_time_off(tx, command.caller.person_id, time_off_id, expects=command.expects, now=now)

    return await command.run(act)
