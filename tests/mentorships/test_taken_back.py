"""What was said unasked, and still lies with somebody for the morning, is taken back once they have done it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import pytest

from shared.contracts import PromptState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair
from tests.mentorships.test_check_ins import with_rhythm
from tests.mentorships.test_preparation import MENTOR, READY, asking, completed
from tests.mentorships.test_surveys import answers_by, set_up

DAY: Final = timedelta(days=1)

Act: TypeAlias = Callable[[Pair, Api], Awaitable[object]]
Told: TypeAlias = Callable[[Pair, Api], Awaitable[tuple[str, Act]]]
"""Has somebody told something; gives of which kind it is, and how they do it."""


async def states(pair: Pair, kind: str) -> list[PromptState]:
    return [each for each in await pair.published("prompts") if isinstance(each, PromptState) and each.kind == kind]


async def days(pair: Pair, number: int) -> None:
    for _ in range(number):
        pair.clock.move(DAY)
        await pair.fire_timers()


def _patch(path: str, body: Any) -> Act:
    return lambda pair, api: api.patch(pair.mentee, path, body, if_match="*")


async def _check_in_due(pair: Pair, api: Api) -> tuple[str, Act]:
    path = await with_rhythm(pair, api)
    await api.put(pair.mentor, f"{path}/momentum/mute", None)
    while not await states(pair, "check_in_due"):
        await pair.hear(pair.session(uuid7(), 1, "booked", starts_at=pair.clock.now() + 4 * DAY))
        await days(pair, 1)
        assert pair.clock.now() < told.MORNING + 30 * DAY
    well = {"form_version": 0, "answers": {"going": "stuck", "helpful": 4, "next": "Call her"}}
    return "check_in_due", lambda pair, api: api.post(pair.mentee, f"{path}/check-ins", well)


async def _preparation(pair: Pair, api: Api) -> tuple[str, Act]:
    await asking(pair, api)
    pair.clock.move(timedelta(minutes=11))
    await pair.fire_timers()
    path = f"mentorships/{pair.mentorship}/preparation"
    return "preparation_asked", lambda pair, api: api.put(pair.mentee, path, READY, if_match="*")


async def _overdue(pair: Pair, api: Api) -> tuple[str, str]:
    goal = await api.agreed_goal()
    step = (await api.step(goal["id"], deadline="2026-03-04", side="mentee")).json()
    await days(pair, 3)
    return f"goals/{goal['id']}", f"action-steps/{step['id']}"


async def _done(pair: Pair, api: Api) -> tuple[str, Act]:
    return "overdue_step", _patch((await _overdue(pair, api))[1], {"status": "completed"})


async def _dated_anew(pair: Pair, api: Api) -> tuple[str, Act]:
    return "overdue_step", _patch((await _overdue(pair, api))[1], {"deadline": "2026-05-01"})


async def _goal_dropped(pair: Pair, api: Api) -> tuple[str, Act]:
    return "overdue_step", _patch((await _overdue(pair, api))[0], {"status": "dropped"})


async def _break(pair: Pair, api: Api) -> tuple[str, Act]:
    await _overdue(pair, api)
    return "overdue_step", lambda pair, api: api.post(pair.mentor, f"mentorships/{pair.mentorship}/pause")


async def _mute(pair: Pair, api: Api) -> tuple[str, Act]:
    await _overdue(pair, api)
    path = f"mentorships/{pair.mentorship}/momentum/mute"
    return "overdue_step", lambda pair, api: api.put(pair.mentee, path, None)


async def _message(pair: Pair, api: Api) -> None:
    await api.post(pair.mentor, f"mentorships/{pair.mentorship}/messages", {"text": "How did it go?"})
    pair.clock.move(timedelta(minutes=11))
    await pair.fire_timers()


async def _read(pair: Pair, api: Api) -> tuple[str, Act]:
    await _message(pair, api)
    path = f"mentorships/{pair.mentorship}/messages/reading"
    return "messages", lambda pair, api: api.post(pair.mentee, path, {"up_to": 1})


async def _written(pair: Pair, api: Api) -> tuple[str, Act]:
    await _message(pair, api)
    path = f"mentorships/{pair.mentorship}/messages"
    return "messages", lambda pair, api: api.post(pair.mentee, path, {"text": "Well"})


async def _ended(pair: Pair, api: Api) -> tuple[str, Act]:
    await _message(pair, api)
    path = f"mentorships/{pair.mentorship}/ending"
    return "messages", lambda pair, api: api.post(pair.mentor, path, {"reason": "no_time"})


async def _suggestion(pair: Pair, api: Api) -> str:
    path = f"mentorships/{pair.mentorship}/suggestions"
    made = await api.post(pair.mentor, path, {"kind": "book", "title": "The first 90 days"})
    pair.clock.move(timedelta(minutes=11))
    await pair.fire_timers()
    return f"suggestions/{made.json()['id']}"


async def _taken_up(pair: Pair, api: Api) -> tuple[str, Act]:
    return "suggested", _patch(await _suggestion(pair, api), {"state": "started"})


async def _withdrawn(pair: Pair, api: Api) -> tuple[str, Act]:
    path = await _suggestion(pair, api)
    return "suggested", lambda pair, api: api.patch(pair.mentor, path, {"state": "withdrawn"}, if_match="*")


async def _introduction(pair: Pair, api: Api, act: str, *, by: str) -> tuple[str, Act]:
    made = await api.post(pair.mentor, f"mentorships/{pair.mentorship}/introductions", {"about": "Built up a team"})
    path, body = f"introductions/{made.json()['id']}/{act}", {"reach_me": "By mail"} if act == "agreement" else None
    return "introduction", lambda pair, api: api.post(getattr(pair, by), path, body)


async def _agreed(pair: Pair, api: Api) -> tuple[str, Act]:
    return await _introduction(pair, api, "agreement", by="mentee")


async def _declined(pair: Pair, api: Api) -> tuple[str, Act]:
    return await _introduction(pair, api, "decline", by="mentee")


async def _not_meant(pair: Pair, api: Api) -> tuple[str, Act]:
    return await _introduction(pair, api, "withdrawal", by="mentor")


async def _survey(pair: Pair, api: Api) -> tuple[str, Act]:
    await set_up(pair, api)
    await pair.fire_timers()
    (asked,) = await states(pair, "survey")
    path, body = f"survey-invitations/{asked.subject_id}/answers", answers_by(asked, satisfaction=7, lunch=True)
    return "survey", lambda _pair, api: api.client.put(path, json=body)


async def _mentors(pair: Pair, api: Api) -> tuple[str, Act]:
    await completed(pair, api)
    await days(pair, 14)
    return "giving_back", lambda pair, _api: pair.hear(
        told.profile(pair.mentee, 2, "mentor_published", mentor=MENTOR, at=pair.clock.now())
    )


@pytest.mark.parametrize(
    "has_told",
    [
        *(_check_in_due, _preparation, _done, _dated_anew, _goal_dropped, _break, _mute, _read, _written, _ended),
        *(_taken_up, _withdrawn, _agreed, _declined, _not_meant, _survey, _mentors),
    ],
)
async def test_who_has_done_it_is_not_told_of_it_any_more(pair: Pair, api: Api, has_told: Told) -> None:
    if has_told not in (_preparation, _survey):
        await pair.hear(pair.accepted())
    kind, act = await has_told(pair, api)
    (said,) = await states(pair, kind)
    assert (said.change, said.recipient_id) == ("said", pair.mentee)
    answer = await act(pair, api)
    assert getattr(answer, "is_success", True), getattr(answer, "text", "")
    settled = (await states(pair, kind))[1:]
    assert [each.model_dump() for each in settled] == [said.model_dump() | {"change": "settled", "version": 2}]


async def test_what_the_other_side_does_takes_back_nothing_of_ones_own(matched: Pair, api: Api) -> None:
    await _message(matched, api)
    path = f"mentorships/{matched.mentorship}/messages"
    await api.post(matched.mentor, f"{path}/reading", {"up_to": 1})
    await api.post(matched.mentor, path, {"text": "One more thing"})
    assert [each.change for each in await states(matched, "messages")] == ["said"]


async def test_what_is_no_longer_good_needs_no_taking_back(matched: Pair, api: Api) -> None:
    _goal, step = await _overdue(matched, api)
    matched.clock.move(DAY)
    await api.patch(matched.mentee, step, {"status": "completed"}, if_match="*")
    assert [each.change for each in await states(matched, "overdue_step")] == ["said"]


async def test_it_counts_in_their_week_all_the_same(matched: Pair, api: Api) -> None:
    _goal, step = await _overdue(matched, api)
    await api.patch(matched.mentee, step, {"status": "completed"}, if_match="*")
    rows = await matched.pool.fetch("SELECT person_id, version FROM prompts")
    assert [(row["person_id"], row["version"]) for row in rows] == [(matched.mentee, 2)]
    assert isinstance(rows[0]["person_id"], UUID)
