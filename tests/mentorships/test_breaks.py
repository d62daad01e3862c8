"""Breaks: until one of the two resumes, or until a day on which they go on by themselves."""

from datetime import timedelta
from typing import Any

import pytest

from shared.contracts import MentorshipState
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)


async def pause(pair: Pair, api: Api, body: Any = None) -> Any:
    return await api.post(pair.mentee, f"mentorships/{pair.mentorship}/pause", body)


async def changes(pair: Pair) -> list[tuple[str, str | None]]:
    states = [state for state in await pair.published("mentorships") if isinstance(state, MentorshipState)]
    return [(each.change, each.paused_until.isoformat() if each.paused_until else None) for each in states]


async def test_a_break_with_an_end_ends_on_that_morning_by_itself_and_both_are_told(matched: Pair, api: Api) -> None:
    await matched.hear(told.profile(matched.mentee, 2, "person_updated", time_zone="Asia/Tokyo"))
    paused = (await pause(matched, api, {"resumes_on": "2026-03-12"})).json()
    assert (paused["state"], paused["paused_until"]) == ("paused", "2026-03-12T00:00:00Z")
    matched.clock.move(timedelta(days=9, hours=14))
    assert await matched.fire_timers() == 0
    matched.clock.move(timedelta(hours=2))
    assert await matched.fire_timers() == 1
    assert (await matched.row())["state"] == "active"
    assert (await changes(matched))[1:] == [("paused", "2026-03-12T00:00:00+00:00"), ("resumed", None)]
    assert (await matched.timeline())[-1] == "resumed"


async def test_a_break_without_an_end_stays_until_somebody_resumes(matched: Pair, api: Api) -> None:
    assert (await pause(matched, api)).json()["paused_until"] is None
    for _ in range(30):
        matched.clock.move(7 * DAY)
        await matched.fire_timers()
    assert (await matched.row())["state"] == "paused"


async def test_who_resumed_and_paused_again_is_not_woken_by_the_end_of_the_former_break(
    matched: Pair, api: Api
) -> None:
    await pause(matched, api, {"resumes_on": "2026-03-12"})
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/resumption")
    await pause(matched, api)
    matched.clock.move(30 * DAY)
    await matched.fire_timers()
    assert (await matched.row())["state"] == "paused"


async def test_what_has_ended_in_its_break_does_not_go_on(matched: Pair, api: Api) -> None:
    await pause(matched, api, {"resumes_on": "2026-03-12"})
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    matched.clock.move(30 * DAY)
    await matched.fire_timers()
    assert (await matched.row())["state"] == "ended"
    assert (await changes(matched))[-1] == ("ended", None)


@pytest.mark.parametrize("day", ["2026-03-02", "2025-01-01", "2026-10-01"])
async def test_a_break_ends_ahead_and_within_half_a_year(matched: Pair, api: Api, day: str) -> None:
    answer = await pause(matched, api, {"resumes_on": day})
    assert (answer.status_code, slug(answer)) == (422, "pause-out-of-range")
    assert (await matched.row())["state"] == "active"


async def test_a_break_is_no_silence(matched: Pair, api: Api) -> None:
    await matched.has_met()
    await pause(matched, api, {"resumes_on": "2026-06-01"})
    matched.clock.move(92 * DAY)
    await matched.fire_timers()
    seen = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/momentum")).json()
    assert seen["health"] in ("on_track", "meeting_due")
    assert await matched.published("prompts") == []
