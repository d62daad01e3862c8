"""Somebody of whom no profile has arrived has no row that could be locked: a booking and the first news of them take turns all the same."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import pytest

from services.scheduling.domain.booking import SlotRequest
from services.scheduling.domain.minutes import last_minute
from services.scheduling.store import people
from services.scheduling.store.people import KnownPerson
from services.scheduling.use_cases import booking
from shared.contracts import MENTORSHIPS, PROFILES
from shared.postgres import Tx, transaction
from tests.fixtures.locks import until_waiting
from tests.scheduling.conftest import Desk, Person, at, mentorship, profile, slug

News = Callable[[Desk, Person, Person, UUID], Awaitable[object]]

NEWS: dict[str, News] = {
    "a block": lambda desk, mentor, mentee, _: desk.hear(
        PROFILES.record(profile(mentee.id, mentor=False, blocks=[mentor.id]))
    ),
    "a suspension": lambda desk, _, mentee, __: desk.hear(
        PROFILES.record(profile(mentee.id, mentor=False, suspended=True, suspended_at=desk.clock.now()))
    ),
    "an erasure": lambda desk, _, mentee, __: desk.hear(PROFILES.tombstone(mentee.id)),
    "an ending": lambda desk, mentor, mentee, mentorship_id: desk.hear(
        MENTORSHIPS.record(mentorship(mentorship_id, mentor.id, mentee.id, "ended"))
    ),
}


async def take(tx: Tx, kind: str, mentee: Person, offering: str, now: datetime) -> object:
    request = SlotRequest(mentee.id, UUID(offering), last_minute(datetime.fromisoformat(at(10))))
    if kind == "hold":
        return await booking.hold_slot(tx, request, now=now)
    return await booking.book_session(tx, request, hold_id=None, answers={}, now=now)


@pytest.mark.parametrize(
    ("kind", "news"),
    [*(("session", each) for each in NEWS), *(("hold", each) for each in NEWS if each != "an ending")],
)
async def test_the_first_news_of_somebody_ends_what_they_were_about_to_get(desk: Desk, kind: str, news: str) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    mentorship_id = await desk.accept(mentor, mentee)

    async with transaction(desk.pool) as tx:
        await take(tx, kind, mentee, offering, desk.clock.now())
        heard = asyncio.ensure_future(NEWS[news](desk, mentor, mentee, mentorship_id))
        await until_waiting(desk.pool, 1, unless=heard)
    await heard

    assert await desk.count("sessions WHERE state = 'booked'") == 0
    assert await desk.count("holds WHERE NOT ended") == 0
    assert await desk.count("claims") == 0


async def test_who_books_while_the_first_news_of_them_arrives_is_judged_by_it(desk: Desk) -> None:
    mentor, offering = await desk.mentor()
    mentee = desk.person()

    async with transaction(desk.pool) as tx:
        assert await people.people_for_update(tx, [mentee.id]) == {}
        blocking = KnownPerson(mentee.id, False, False, False, blocks=[mentor.id], partings={})
        await people.remember_people(tx, [blocking])
        asked = asyncio.ensure_future(mentee.book(offering, at(10)))
        await until_waiting(desk.pool, 1, unless=asked)
    answer = await asked

    assert slug(answer) in {"offering-changed", "unknown-offering"}
    assert await desk.count("sessions") == 0
