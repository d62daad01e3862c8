"""Two-way feedback on sessions and its revelation."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.feedback import Answer, Feedback, Words, give
from services.mentorships.domain.goals import ActionStep, NewActionStep
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import UnknownFeedback, UnknownGoal
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import anchors, feedback, goals, mentorships, prompts, sessions
from services.mentorships.use_cases.goals import keep_new_step
from services.mentorships.use_cases.sessions import hold_session
from services.mentorships.use_cases.telling import note, save_and_tell
from shared.contracts import FEEDBACK, PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import drop_timers, set_timer

REVEAL: Final = "reveal-feedback"


async def give_feedback(tx: Tx, session_id: UUID, said: Words, *, by: UUID, now: datetime) -> tuple[Session, Feedback]:
    """One side's feedback, once. The second one reveals both; the first one alone is revealed by a timer."""
    session = await hold_session(tx, session_id, by=by)
    await _refuse_other_goals(tx, session, said.goal_id)
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
    await _refuse_other_goals(tx, session, said.goal_id)
    corrected, said_anew = present.correct(said, session, now=now)
    if said_anew is not None:
        await feedback.save(tx, corrected)
    return session, corrected


async def answer_feedback(
    tx: Tx,
    feedback_id: UUID,
    text: str,
    wanted: tuple[UUID, NewActionStep] | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Session, Feedback]:
    """Answers what one was told, once, and makes an action step for that goal of it where one is wanted, both or neither.

    Raises `UnknownFeedback`, `OwnFeedback`, `FeedbackAlreadyAnswered`, and `UnknownGoal` for one of another mentorship.
    """
    known, _ = await read_one(tx, feedback_id, by=by, now=now)
    mentorship = await _mentorship_of(tx, known)
    session = await hold_session(tx, known.id, by=by)
    given = await feedback.feedback(tx, feedback_id)
    expects(given.version)
    given.refuse_answer(session, by=by, now=now)
    step = await _step_of_it(tx, session, mentorship, wanted, by=by, now=now) if wanted else None
    answered = given.answered(Answer(text, now, step.id if step else None))
    await feedback.save(tx, answered)
    if mentorship is not None:
        entry = Entry("feedback_answered", now, session.side_of(by), session.id)
        await save_and_tell(tx, mentorship, None, entry, now=now)
        await _tell_of_answer(tx, answered, mentorship, now=now)
    return session, answered


async def _tell_of_answer(tx: Tx, answered: Feedback, mentorship: Mentorship, *, now: datetime) -> None:
    """Whoever gave the feedback hears that there is an answer; who is suspended reads it once they can."""
    author, side = answered.author_id, answered.author_side
    if await suspended_among(tx, [author]):
        return
    named = answered.subject_id
    prompt = Prompt.to_be_read(uuid7(), mentorship.id, author, side, "feedback_answered", named=named, now=now)
    prompt = prompt.leading_to("read_messages", answered.session_id)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)


async def _mentorship_of(tx: Tx, session: Session) -> Mentorship | None:
    """Locked before the session is; None where the two met without one, or it is not known yet."""
    if session.mentorship_id is None:
        return None
    return (await mentorships.all_for_update(tx, [session.mentorship_id])).get(session.mentorship_id)


async def _step_of_it(
    tx: Tx,
    session: Session,
    mentorship: Mentorship | None,
    wanted: tuple[UUID, NewActionStep],
    *,
    by: UUID,
    now: datetime,
) -> ActionStep:
    goal_id, step = wanted
    await _refuse_other_goals(tx, session, goal_id)
    if mentorship is None:
        raise UnknownGoal
    mentorship.refuse_if_ended()
    return await keep_new_step(tx, mentorship, goal_id, replace(step, decided_in=session.id), by=by, now=now)


async def _refuse_other_goals(tx: Tx, session: Session, goal_id: UUID | None) -> None:
    """Raises `UnknownGoal` for one that is not of the session's mentorship."""
    if goal_id is None:
        return
    if session.mentorship_id is None or (await goals.goal(tx, goal_id)).mentorship_id != session.mentorship_id:
        raise UnknownGoal


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
