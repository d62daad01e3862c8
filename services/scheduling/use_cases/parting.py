"""What two people share ends: one blocks the other, their mentorship ends, or the mentor is none any more.

Whoever is in this together is locked by the caller, so that a booking that is under way is waited for, and found.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.offerings import Offering
from services.scheduling.domain.sessions import Session
from services.scheduling.store import between, holds, offerings
from services.scheduling.store.between import Pairs
from services.scheduling.use_cases.sessions import end_sessions
from services.scheduling.use_cases.telling import tell_no_place
from shared.contracts.vocabulary import CancelledBecause
from shared.postgres import Tx

_EVER = (0, 1 << 40)


@dataclass(frozen=True)
class Ceasing:
    """What ends for a mentor who is none any more: sessions ahead, how many holds, and what is offered."""

    sessions: Sequence[Session]
    holds: int
    offerings: Sequence[Offering]


async def part_ways(tx: Tx, pairs: Pairs, *, now: datetime) -> None:
    """One blocks the other: holds and what lies ahead end, and nothing that one says of a session reaches the other."""
    if not pairs:
        return
    await holds.forget_between(tx, pairs)
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


async def end_for_suspended(tx: Tx, people: Sequence[UUID], *, now: datetime) -> None:
    """These people are suspended: nobody keeps a slot of theirs, nor they of others, and their sessions end on either side."""
    if not people:
        return
    for person_id in people:
        await holds.forget(tx, person_id)
    ahead = await between.sessions_of_people_for_update(tx, people, last_minute(now))
    await _call_off(tx, ahead, "closed", now=now)


async def look_at_ceasing(tx: Tx, mentor_id: UUID, *, now: datetime) -> Ceasing:
    """What `cease_mentoring` would end for this mentor; changes nothing."""
    found = await between.sessions_of_mentor(tx, mentor_id, last_minute(now))
    return Ceasing(
        _ahead(found, now=now),
        await holds.count_in(tx, mentor_id, _EVER, now),
        await offerings.all_open_of(tx, mentor_id),
    )


async def _call_off(tx: Tx, sessions: Sequence[Session], because: CancelledBecause, *, now: datetime) -> None:
    await end_sessions(tx, [session.call_off(because) for session in _ahead(sessions, now=now)], [], now=now)


def _ahead(sessions: Sequence[Session], *, now: datetime) -> list[Session]:
    return [each for each in sessions if each.as_of(now).is_live and not each.has_started(now)]
