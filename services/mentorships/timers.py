"""What is due later."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.use_cases import (
    agreements,
    deadlines,
    feedback,
    giving_back,
    introducing,
    journey,
    momentum,
    suggesting,
    surveys,
    thread,
    unmet,
)
from shared.postgres import Tx
from shared.timers import timer


@timer(feedback.REVEAL)
async def reveal_feedback(tx: Tx, feedback_id: UUID, _version: int, now: datetime) -> None:
    """Seven days after it was given: shown, whether the other side gave theirs or not."""
    await feedback.reveal_feedback(tx, feedback_id, now=now)


@timer(agreements.EXPIRY)
async def expire_agreement(tx: Tx, mentorship_id: UUID, number: int, now: datetime) -> None:
    """Fourteen days after it was proposed: whoever waits hears that nobody has answered."""
    await agreements.expire(tx, mentorship_id, number, now=now)


@timer(momentum.LOOK, waits_for=("matches", "profiles", "sessions"))
async def look_at_momentum(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """At least once a week: whether one of the two is to be told of one small step."""
    await momentum.look_at(tx, mentorship_id, now=now)


@timer(unmet.TELLING, waits_for=("matches", "memberships", "profiles", "sessions"))
async def tell_of_unmet(tx: Tx, person_id: UUID, _version: int, now: datetime) -> None:
    """An hour after it was noted that a pair has not met, or at once where that does not hold any more: for who looks after it."""
    await unmet.tell(tx, person_id, now=now)


@timer(thread.TELL["mentor"])
async def tell_mentor_of_messages(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """Ten minutes after a message that is still unread, or a day after the last such word."""
    await thread.tell(tx, mentorship_id, "mentor", now=now)


@timer(thread.TELL["mentee"])
async def tell_mentee_of_messages(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """The same for the other side."""
    await thread.tell(tx, mentorship_id, "mentee", now=now)


@timer(suggesting.TELL["mentor"])
async def tell_mentor_of_suggestions(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """Ten minutes after a suggestion that still waits, or a day after the last such word."""
    await suggesting.tell(tx, mentorship_id, "mentor", now=now)


@timer(suggesting.TELL["mentee"])
async def tell_mentee_of_suggestions(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """The same for the other side."""
    await suggesting.tell(tx, mentorship_id, "mentee", now=now)


@timer(introducing.FORGET_DETAILS)
async def forget_details(tx: Tx, introduction_id: UUID, _version: int, now: datetime) -> None:
    """A month after they were told: how somebody is reached, in vain or outside, is nobody's business here any more."""
    await introducing.forget_details(tx, introduction_id, now=now)


@timer(giving_back.ASK, waits_for=("profiles",))
async def ask_to_give_back(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """A fortnight after a mentorship that was completed: its mentee may pass on what they learnt."""
    await giving_back.ask(tx, mentorship_id, now=now)


@timer(deadlines.OVERDUE, waits_for=("matches", "profiles"))
async def tell_of_overdue_step(tx: Tx, step_id: UUID, _version: int, now: datetime) -> None:
    """The morning after its deadline: whose step it is hears of it once."""
    await deadlines.tell_of_overdue(tx, step_id, now=now)


@timer(journey.RESUMPTION)
async def resume_mentorship(tx: Tx, mentorship_id: UUID, _version: int, now: datetime) -> None:
    """On the morning of the day that was named: the two go on."""
    await journey.resume_by_itself(tx, mentorship_id, now=now)


@timer(surveys.ASKING, waits_for=("profiles", "memberships"))
async def ask_by_survey(tx: Tx, survey_id: UUID, version: int, now: datetime) -> None:
    """From its first day on: everybody in the programme is asked, and who joins later a day later."""
    await surveys.ask(tx, survey_id, version, now=now)


@timer(surveys.TELLING, waits_for=("profiles",))
async def tell_of_survey(tx: Tx, invitation_id: UUID, _version: int, now: datetime) -> None:
    """When their week and their night allow: that they are asked; and a week later once more."""
    await surveys.tell(tx, invitation_id, now=now)


TIMERS: Final = (
    ask_by_survey,
    tell_of_survey,
    reveal_feedback,
    expire_agreement,
    look_at_momentum,
    tell_of_unmet,
    tell_mentor_of_messages,
    tell_mentee_of_messages,
    tell_mentor_of_suggestions,
    tell_mentee_of_suggestions,
    forget_details,
    ask_to_give_back,
    tell_of_overdue_step,
    resume_mentorship,
)
