"""New rules for a zone's clocks: what is booked keeps its instant, and what is offered follows the wall clock."""

import sys
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from shared.ids import uuid7
from tests.fixtures.zone_rules import NewRules
from tests.scheduling.conftest import Desk, at, slug
from tests.scheduling.test_offerings import slots

BERLIN = "Europe/Berlin"
CAIRO = "Africa/Cairo"


def forget_what_was_read() -> None:
    """As a process that has just started."""
    ZoneInfo.clear_cache()
    for name, module in list(sys.modules.items()):
        if name.startswith("services.scheduling"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and not isinstance(value, type):
                    value.cache_clear()


@pytest.fixture
def new_process(new_rules: NewRules) -> Iterator[NewRules]:
    """New rules, and a process that goes by them; others afterwards go by the old ones."""

    def start_with(zone: str, like: str, *, release: str | None = None) -> None:
        new_rules(zone, like, release=release)
        forget_what_was_read()

    yield start_with
    forget_what_was_read()


async def test_a_booked_session_keeps_its_instant_and_the_slots_follow_the_clock(
    desk: Desk, new_process: NewRules
) -> None:
    mentor, offering = await desk.mentor(weekly=[{"day": 1, "from": "10:00", "to": "14:00"}], time_zone=BERLIN)
    mentee = desk.person()
    session = (await mentee.book(offering, at(9))).json()["id"]
    before = (await mentee.get(f"/sessions/{session}")).json()
    listed = await slots(desk.person(), mentor, offering, length_minutes=60)

    new_process(BERLIN, CAIRO)

    assert (await mentee.get(f"/sessions/{session}")).json() == before
    assert listed == ["10:00", "10:30", "11:00", "11:30", "12:00"]
    assert await slots(desk.person(), mentor, offering, length_minutes=60) == ["08:00", "10:00", "10:30", "11:00"]
    assert slug(await desk.person().book(offering, at(9))) == "slot-taken"


async def test_a_rhythm_keeps_the_instants_of_its_sessions_and_shows_them_on_the_new_clock(
    desk: Desk, new_process: NewRules
) -> None:
    _, offering = await desk.mentor(weekly=[{"day": 1, "from": "08:00", "to": "22:00"}], time_zone=BERLIN)
    mentee = desk.person()
    rhythm = {"time_zone": BERLIN, "first_date": "2026-03-03", "at": "18:00", "times": 2}
    made = await mentee.post("/series", {"offering_id": offering, **rhythm}, idempotency_key=str(uuid7()))
    before = made.json()["sessions"]

    new_process(BERLIN, CAIRO)

    after = (await mentee.get(f"/series/{made.json()['id']}")).json()["sessions"]
    assert [each["starts_at"] for each in after] == [each["starts_at"] for each in before]
    assert [each["local"] for each in after] == ["2026-03-03T19:00:00+02:00", "2026-03-10T19:00:00+02:00"]
