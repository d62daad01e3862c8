"""Mentees who wait, for a mentor, in a programme that wants its mentors to look."""

import asyncio
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.matching.domain.mentees_who_wait import WaitingMentee, rank_mentees
from services.matching.domain.people import Mentee
from services.matching.domain.programmes import OPEN
from services.matching.domain.recommendations import Place
from services.matching.domain.refusals import MentorProfileMissing, MentorsDoNotLook, UnknownProgramme
from services.matching.store import directory as store
from services.matching.store import programmes, waiting
from services.matching.use_cases.recommending import Directory
from shared.contracts.programmes import OPEN_ID
from shared.postgres import Tx

MOST_WAITING: Final = 5_000
"""Of more than that those who came first are scored."""
AT_ONCE: Final = 1_000


async def recommend_mentees(
    tx: Tx,
    directory: Directory,
    programme_id: UUID | None,
    after: Place | None,
    limit: int,
    *,
    by: UUID,
    now: datetime,
) -> list[WaitingMentee]:
    """Who waits and fits this mentor, best first.

    They are scored in a thread of their own, on data that nobody else has: others are answered meanwhile.
    """
    wanted = programme_id or OPEN_ID
    programme = await programmes.find(tx, wanted)
    if programme is None and wanted != OPEN_ID:
        raise UnknownProgramme
    programme = programme or OPEN
    programme.refuse_stranger(listed=await programmes.mentors_in(tx, by, wanted))
    programme.refuse_before_and_after(now.astimezone(UTC).date())
    rules, _ = await programmes.rules(tx, wanted)
    if not rules.conditions.mentors_look:
        raise MentorsDoNotLook
    mentor = (await store.people(tx, [by]))[0].get(by)
    if mentor is None:
        raise MentorProfileMissing
    ids = await waiting.mentees_for(tx, wanted, by, rules.conditions.apart, limit=MOST_WAITING)
    mentees = list[Mentee]()
    for start in range(0, len(ids), AT_ONCE):
        _, some = await store.people(tx, ids[start : start + AT_ONCE])
        mentees += some.values()
    vocabulary = await directory.skills(tx)
    return await asyncio.to_thread(rank_mentees, mentor, mentees, vocabulary, rules, after=after, limit=limit, now=now)
