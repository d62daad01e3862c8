"""An ending is shown before it comes: what is cancelled with it, what stays open, and what counts no more."""

from datetime import timedelta
from typing import Any

from shared.ids import uuid7
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.told import MORNING

TOMORROW = MORNING + timedelta(days=1)


async def sessions_of_every_kind(pair: Pair) -> dict[str, str]:
    """One ahead in the mentorship, one asked for, one outside of it, one under way, one cancelled, one with another."""
    ids = {name: uuid7() for name in ("booked", "pending", "outside", "begun", "cancelled", "another")}
    await pair.hear(
        pair.session(ids["booked"], 1, "booked", starts_at=TOMORROW),
        pair.session(ids["pending"], 1, "requested", starts_at=TOMORROW + timedelta(days=1)),
        pair.session(ids["outside"], 1, "booked", starts_at=TOMORROW + timedelta(days=2), mentorship=None),
        pair.session(ids["begun"], 1, "booked", starts_at=MORNING - timedelta(minutes=10)),
        pair.session(ids["cancelled"], 1, "cancelled", starts_at=TOMORROW),
        pair.session(ids["another"], 1, "booked", starts_at=TOMORROW, mentee=uuid7(), mentorship=None),
    )
    return {name: str(each) for name, each in ids.items()}


def ending(pair: Pair) -> str:
    return f"mentorships/{pair.mentorship}/ending"


def cancelled(view: Any) -> list[str]:
    return [each["id"] for each in view["cancels"]]


async def test_an_ending_is_shown_before_it_comes_and_names_what_it_took_with_it(matched: Pair, api: Api) -> None:
    ids = await sessions_of_every_kind(matched)
    goal = (await api.goal(text="Lead a team")).json()
    done = await api.agreed_goal(text="Read")
    await api.patch(matched.mentee, f"goals/{done['id']}", {"status": "completed"}, if_match="*")

    shown = await api.get(matched.mentor, ending(matched))
    assert (shown.status_code, cancelled(shown.json())) == (200, [ids["booked"], ids["pending"], ids["outside"]])
    assert shown.json()["goals_open"] == [{"id": goal["id"], "text": "Lead a team"}]

    answer = await api.post(matched.mentor, ending(matched), {"reason": "no_time"}, if_match=shown.headers["ETag"])
    assert (answer.status_code, answer.json()["state"], cancelled(answer.json())) == (
        200,
        "ended",
        cancelled(shown.json()),
    )


async def test_who_saw_another_state_than_there_is_does_not_end_it(matched: Pair, api: Api) -> None:
    shown = await api.get(matched.mentor, ending(matched))
    await api.goal()
    answer = await api.post(matched.mentor, ending(matched), {"reason": "no_time"}, if_match=shown.headers["ETag"])
    assert answer.status_code == 412


async def test_what_has_ended_has_no_ending_ahead_and_a_stranger_sees_none(matched: Pair, api: Api) -> None:
    answer = await api.get(uuid7(), ending(matched))
    assert (answer.status_code, slug(answer)) == (404, "mentorship-not-found")
    await api.post(matched.mentee, ending(matched), {"reason": "no_time"})
    answer = await api.get(matched.mentor, ending(matched))
    assert (answer.status_code, slug(answer)) == (409, "mentorship-ended")


async def test_a_session_that_was_to_begin_after_the_end_counts_no_more(matched: Pair, api: Api) -> None:
    before, after = uuid7(), uuid7()
    await matched.hear(matched.session(after, 1, "booked", starts_at=TOMORROW))
    await api.post(matched.mentee, ending(matched), {"reason": "no_time"})
    await matched.hear(
        matched.session(after, 2, "completed", starts_at=TOMORROW),
        matched.session(before, 1, "completed", starts_at=MORNING - timedelta(hours=2)),
    )
    assert (await matched.row())["sessions_completed"] == 1


async def test_the_agenda_of_a_session_that_ends_with_the_mentorship_is_closed_with_it(matched: Pair, api: Api) -> None:
    """Before scheduling has said that it is cancelled."""
    session_id = uuid7()
    await matched.hear(matched.session(session_id, 1, "booked", starts_at=TOMORROW))
    await api.post(matched.mentee, ending(matched), {"reason": "no_time"})
    topics = {"topics": [{"text": "One more thing", "asked_by": "mentee"}]}
    answer = await api.put(matched.mentee, f"sessions/{session_id}/agenda", topics)
    assert (answer.status_code, slug(answer)) == (409, "session-over")
