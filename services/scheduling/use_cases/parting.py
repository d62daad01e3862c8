"""What two people share ends: one blocks the other, their mentorship ends, or the mentor is none any more.

Whoever is in this together is locked by the caller, so that a booking that is under way is waited for, and found.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.sessions import Session
from services.scheduling.store import between, holds, offerings
from services.scheduling.store.between import Pairs
from services.scheduling.use_cases.sessions import end_sessions
from services.scheduling.use_cases.telling import tell_no_place
from shared.contracts.vocabulary import CancelledBecause
from shared.postgres import Tx

_EVER = (0, 1 << 40)


async def part_ways(tx: Tx, pairs: Pairs, *, now: datetime) -> None:
    """One blocks the other: holds and what lies ahead end, and nothing that one says of a session reaches the other."""
    if not pairs:
        return
    await between.forget_holds_between(tx, pairs)
    found = await between.sessions_between_for_update(tx, pairs)
    await between.close(tx, [session.session_id for session in found])
    for session in found:
        if session.state == "booked" and session.has_started(now):
            await tell_no_place(tx, session, now=now)
    await _call_off(tx, found, "closed", now=now)


async def end_with_mentorships(
    tx: Tx, pairs: Pairs, ended: Collection[UUID], *, strangers: Pairs, now: datetime
) -> None:
    """These mentorships have ended: their sessions end, and all of the pairs that are `strangers` by now."""
    found = await between.sessions_between_for_update(tx, pairs)
    apart = {frozenset(pair) for pair in strangers}
    theirs = [
        session
        for session in found
        if session.mentorship_id in ended or frozenset((session.mentor_id, session.mentee_ids[0])) in apart
    ]
    await _call_off(tx, theirs, "mentorship_ended", now=now)


async def cease_mentoring(tx: Tx, mentors: Sequence[UUID], *, now: datetime) -> None:
    """These people are mentors no more: nothing of theirs is offered, and their sessions as mentors end."""
    if not mentors:
        return
    await offerings.archive_all(tx, mentors, now)
    for mentor_id in mentors:
        await holds.end_in(tx, mentor_id, _EVER, now)
    ahead = await between.sessions_of_mentors_for_update(tx, mentors, last_minute(now))
    await _call_off(tx, ahead, "ceased", now=now)


async def _call_off(tx: Tx, sessions: Sequence[Session], because: CancelledBecause, *, now: datetime) -> None:
    ahead = [each for each in sessions if each.as_of(now).is_live and not each.has_started(now)]
    await end_sessions(tx, [session.call_off(because) for session in ahead], [], now=now)
