"""Time off: shown first, then taken, with one reason for all whose sessions lie in it."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi.responses import Response

from services.scheduling.api.availability import SessionInTheWay, TimeOffView
from services.scheduling.api.session_views import MoveProposalView
from services.scheduling.domain import refusals
from services.scheduling.domain.hours import TimeOff
from services.scheduling.domain.minutes import datetime_of, last_minute, next_minute
from services.scheduling.domain.time_off import InTheWay
from services.scheduling.use_cases.hours import end_time_off, look_at_time_off, take_time_off
from shared.http.dependencies import Command, UnversionedCommand
from shared.http.fields import Prose, RequestModel, ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.routing import Router
from shared.ids import uuid7
from shared.postgres import Tx

router: Final = Router(tag="availability")

TIME_OFF_REFUSALS: Final = (refusals.ImpossibleTimeOff, refusals.NoHours, refusals.TooManyWindows)


class TimeOffSpan(RequestModel):
    """Whole minutes: what begins or ends within one takes it whole."""

    starts_at: UtcDatetime
    """When it begins, with its offset or Z."""
    ends_at: UtcDatetime
    """When it ends, with its offset or Z."""

    def time_off(self) -> TimeOff:
        return TimeOff(last_minute(self.starts_at), next_minute(self.ends_at), uuid7())


class NewTimeOff(TimeOffSpan):
    """A time at which you are away."""

    reason: Annotated[str, Prose(2000, shortest=0)] = ""
    """The mentees of all sessions that lie in it read it with these, as `cancellation_reason`; no mail says it."""


class MoveInTheWay(SessionInTheWay):
    """A session that stays where it is, and the time proposed for it."""

    move_proposal: MoveProposalView
    """The time that is proposed for it."""


class TimeOffPreview(ResponseModel):
    """What taking this time off would end."""

    starts_at: datetime
    ends_at: datetime
    sessions: list[SessionInTheWay]
    """Those that would be cancelled."""
    moves: list[MoveInTheWay]
    """Those of which only the proposed time would come to nothing."""
    holds: int
    """How many slots that somebody keeps for the moment would be let go."""


class TakenTimeOff(TimeOffView):
    """A time off, and what it has ended."""

    cancelled: list[SessionInTheWay]
    """The sessions that lay in it, as they are now."""
    ended_moves: list[MoveInTheWay]
    """Sessions whose proposed time came to nothing."""
    ended_holds: int
    """How many slots that somebody kept were let go."""
    can: list[Literal["end"]]


def _sessions(found: InTheWay) -> list[SessionInTheWay]:
    return [SessionInTheWay.of(session) for session in found.sessions]


def _moves(found: InTheWay) -> list[MoveInTheWay]:
    return [
        MoveInTheWay(**dict(SessionInTheWay.of(session)), move_proposal=proposal)
        for session in found.moves
        if (proposal := MoveProposalView.of(session.proposal)) is not None
    ]


@router.post(
    "/me/time-off/preview",
    operation_id="preview_time_off",
    response_model=TimeOffPreview,
    responses=problems(*TIME_OFF_REFUSALS),
)
async def preview(body: TimeOffSpan, command: UnversionedCommand) -> Response:
    """See what taking a span off would end, of what others have booked, proposed or hold with you. Changes nothing.

    It is refused where taking it would be.
    """

    async def act(tx: Tx, now: datetime) -> TimeOffPreview:
        off = body.time_off()
        found = await look_at_time_off(tx, command.caller.person_id, off, now=now)
        return TimeOffPreview(
            starts_at=datetime_of(off.starts),
            ends_at=datetime_of(off.ends),
            sessions=_sessions(found),
            moves=_moves(found),
            holds=found.holds,
        )

    return await command.run(act)


@router.post(
    "/me/time-off",
    operation_id="take_time_off",
    status_code=201,
    response_model=TakenTimeOff,
    responses=problems(*TIME_OFF_REFUSALS),
)
async def take(body: NewTimeOff, command: Command) -> Response:
    """Take time off: nobody books you then, and your sessions as a mentor that lie in it are cancelled for one reason.

    Spans may overlap, and each is ended by itself. The same span again is the time off that you have: its `id` is
    answered.
    """

    async def act(tx: Tx, now: datetime) -> TakenTimeOff:
        off, ended = await take_time_off(
            tx, command.caller.person_id, body.time_off(), body.reason or None, expects=command.expects, now=now
        )
        return TakenTimeOff(
            **dict(TimeOffView.of(off)),
            cancelled=_sessions(ended),
            ended_moves=_moves(ended),
            ended_holds=ended.holds,
            can=["end"],
        )

    return await command.run(act, location=lambda _view: "/scheduling/v1/me/availability")


@router.delete(
    "/me/time-off/{time_off_id}",
    operation_id="end_time_off",
    status_code=204,
    responses=problems(refusals.UnknownTimeOff),
)
async def end(time_off_id: UUID, command: Command) -> Response:
    """Give time off back: your windows hold again, and cancelled sessions stay cancelled."""

    async def act(tx: Tx, now: datetime) -> None:
        await end_time_off(tx, command.caller.person_id, time_off_id, expects=command.expects, now=now)

    return await command.run(act)
