"""Two-way feedback on sessions and its revelation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.feedback import Feedback, Words, give
from services.mentorships.domain.refusals import UnknownFeedback
from services.mentorships.domain.sessions import Session
from services.mentorships.store import anchors, feedback, sessions
from services.mentorships.use_cases.sessions import hold_session
from services.mentorships.use_cases.telling import note
from shared.contracts import FEEDBACK
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

REVEAL: Final = "reveal-feedback"


async def give_feedback(tx: Tx, session_id: UUID, said: Words, *, by: UUID, now: datetime) -> tuple[Session, Feedback]:
    """One side's feedback, once. The second one reveals both; the first one alone is revealed by a timer."""
    session = await hold_session(tx, session_id, by=by)
    given, revealed = give(session, await feedback.of_session(tx, session_id), uuid7(), said, by=by, now=now)
    if not revealed:
        await feedback.save(tx, given)
        await set_timer(tx, REVEAL, given.id, given.version, given.reveal_at)
    for each in revealed:
        await drop_timers(tx, REVEAL, each.id)
        await _save_and_tell(tx, each, session.mentorship_id, now=now)
    return session, next((each for each in revealed if each.id == given.id), given)


async def correct_feedback(
    tx: Tx, feedback_id: UUID, said: Words, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Session, Feedback]:
    """Replaces one's own feedback while it is hidden; `expects` judges its version. Raises `UnknownFeedback`."""
    session = await hold_session(tx, await _session_of_own(tx, feedback_id, by=by), by=by)
    present = await feedback.feedback(tx, feedback_id)
    expects(present.version)
    corrected, said_anew = present.correct(said, session, now=now)
    if said_anew is not None:
        await feedback.save(tx, corrected)
    return session, corrected


async def _session_of_own(tx: Tx, feedback_id: UUID, *, by: UUID) -> UUID:
    given = await feedback.feedback(tx, feedback_id)
    if given.author_id != by:
        raise UnknownFeedback
    return given.session_id


async def read_one(tx: Tx, feedback_id: UUID, *, by: UUID, now: datetime) -> tuple[Session, Feedback]:
    """Feedback that this person may see at `now`. Raises `UnknownFeedback`."""
    given = await feedback.feedback(tx, feedback_id)
    if by not in (given.author_id, given.subject_id):
        raise UnknownFeedback
    session = await sessions.session(tx, given.session_id)
    if not given.is_shown_to(by, session, now):
        raise UnknownFeedback
    return session, given


@dataclass(frozen=True)
class FeedbackOnSession:
    """What one of the two may see. `given_by`: who has given theirs, shown or not."""

    session: Session
    shown: tuple[Feedback, ...]
    given_by: tuple[Side, ...]
    may_give: bool


async def read_feedback(tx: Tx, session_id: UUID, *, by: UUID, now: datetime) -> FeedbackOnSession:
    """What this person may see at `now` of the feedback on a session. Raises `UnknownSession`."""
    session = await sessions.session(tx, session_id)
    side = session.side_of(by)
    given = await feedback.of_session(tx, session_id)
    return FeedbackOnSession(
        session=session,
        shown=tuple(each for each in given if each.is_shown_to(by, session, now)),
        given_by=tuple(each.author_side for each in given if session.shows("feedback", each.author_id, by)),
        may_give=session.takes_feedback
        and all(each.author_side != side and each.is_hidden(session, now) for each in given),
    )


async def reveal_feedback(tx: Tx, feedback_id: UUID, *, now: datetime) -> None:
    """Reveals what waited long enough for the other side; what is revealed or forgotten needs nothing.

    What was hidden when the two parted stays so.
    """
    waiting = await feedback.find_feedback(tx, feedback_id)
    if waiting is None:
        return
    session = await sessions.find_for_update(tx, waiting.session_id)
    waiting = await feedback.find_feedback(tx, feedback_id)
    if waiting is not None and waiting.revealed_at is None and not (session and session.parted):
        await _save_and_tell(tx, waiting.reveal(now=now), session.mentorship_id if session else None, now=now)


async def _save_and_tell(tx: Tx, revealed: Feedback, mentorship_id: UUID | None, *, now: datetime) -> None:
    """Keeps a revelation. It travels while both people are there: a rating of somebody erased is of no use to anyone."""
    await feedback.save(tx, revealed)
    await note(tx, mentorship_id, (revealed.entry(),))
    if not await anchors.erased_among(tx, (revealed.author_id, revealed.subject_id)):
        await outbox.add(tx, FEEDBACK.record(revealed.public(mentorship_id)), now)
