"""The thread: what the two write to each other between their meetings."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.thread import MOST_A_DAY, TOLD_AFTER
from shared.contracts import PromptState
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)


def thread(pair: Pair, rest: str = "") -> str:
    return f"mentorships/{pair.mentorship}/messages{rest}"


async def write(pair: Pair, api: Api, by: UUID, text: str = "It worked!", **more: Any) -> Any:
    answer = await api.post(by, thread(pair), {"text": text, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def said(pair: Pair) -> list[tuple[str, UUID]]:
    prompts = [state for state in await pair.published("prompts") if isinstance(state, PromptState)]
    return [(state.kind, state.recipient_id) for state in prompts if state.change == "said"]


async def unread(pair: Pair, api: Api, by: UUID) -> int:
    return int((await api.get(by, thread(pair, "/counts"))).json()["unread"])


async def test_what_one_writes_the_other_reads_and_nobody_else(matched: Pair, api: Api) -> None:
    message = await write(matched, api, matched.mentee)
    for person in (matched.mentee, matched.mentor):
        assert (await api.get(person, f"messages/{message['id']}")).json() == message
        assert (await api.get(person, thread(matched))).json()["items"] == [message]
    stranger = uuid7()
    answers = [
        await api.get(stranger, f"messages/{message['id']}"),
        await api.get(stranger, thread(matched)),
        await api.get(stranger, thread(matched, "/counts")),
        await api.post(stranger, thread(matched), {"text": "Hello"}),
        await api.post(stranger, thread(matched, "/reading"), {"up_to": 1}),
    ]
    assert [(each.status_code, slug(each)) for each in answers] == [
        (404, "thread-message-not-found"),
        *[(404, "mentorship-not-found")] * 4,
    ]


async def test_who_has_not_read_is_told_after_ten_minutes_and_once_a_day(matched: Pair, api: Api) -> None:
    await write(matched, api, matched.mentee)
    assert await matched.fire_timers() == 0
    matched.clock.move(TOLD_AFTER)
    await matched.fire_timers()
    assert await said(matched) == [("messages", matched.mentor)]
    for _ in range(10):
        await write(matched, api, matched.mentee)
        matched.clock.move(timedelta(hours=1))
        await matched.fire_timers()
    assert len(await said(matched)) == 1
    matched.clock.move(DAY)
    await matched.fire_timers()
    assert await said(matched) == [("messages", matched.mentor)] * 2


async def test_who_has_read_is_told_nothing_and_who_writes_has_read(matched: Pair, api: Api) -> None:
    await write(matched, api, matched.mentee)
    assert await unread(matched, api, matched.mentor) == 1
    seen = (await api.get(matched.mentor, f"mentorships/{matched.mentorship}/momentum")).json()["next"]
    assert seen["step"] == "read_messages"
    read = await api.post(matched.mentor, thread(matched, "/reading"), {"up_to": 99})
    assert read.json() == {"total": 1, "unread": 0}
    again = await api.post(matched.mentor, thread(matched, "/reading"), {"up_to": 1})
    assert again.json() == {"total": 1, "unread": 0}
    await write(matched, api, matched.mentee)
    await write(matched, api, matched.mentor, "Well done")
    assert [await unread(matched, api, person) for person in (matched.mentor, matched.mentee)] == [0, 1]
    matched.clock.move(TOLD_AFTER)
    await matched.fire_timers()
    assert await said(matched) == [("messages", matched.mentee)]


async def test_no_word_leaves_and_the_week_of_nudges_is_not_used_up(matched: Pair, api: Api) -> None:
    await write(matched, api, matched.mentor, "sentinel")
    matched.clock.move(TOLD_AFTER)
    await matched.fire_timers()
    rows = await matched.pool.fetch("SELECT value FROM outbox")
    assert not any(b"sentinel" in (row["value"] or b"") for row in rows)
    for _ in range(8):
        matched.clock.move(DAY)
        await matched.fire_timers()
    assert await said(matched) == [("messages", matched.mentee), ("momentum", matched.mentee)]
    assert (await matched.timeline()).count("message_written") == 1


async def test_a_message_is_about_a_thing_of_the_two_or_about_none(matched: Pair, api: Api) -> None:
    goal = (await api.goal()).json()["id"]
    step = (await api.step(goal)).json()["id"]
    session = await matched.has_met()
    for kind, subject, unknown in (
        ("goal", goal, "goal-not-found"),
        ("action_step", step, "action-step-not-found"),
        ("session", str(session), "session-not-found"),
    ):
        about = {"kind": kind, "id": subject}
        assert (await write(matched, api, matched.mentee, about=about))["about"] == about
        strange = {"text": "Hm", "about": {"kind": kind, "id": str(uuid7())}}
        answer = await api.post(matched.mentee, thread(matched), strange)
        assert (answer.status_code, slug(answer)) == (404, unknown)


async def test_a_goal_of_another_mentorship_can_not_be_written_about(matched: Pair, api: Api) -> None:
    other = uuid7()
    await matched.hear(told.accepted(other, matched.mentor, uuid7()))
    body = {"text": "Mine", "horizon": "short_term", "kind": "skill"}
    theirs = (await api.post(matched.mentor, f"mentorships/{other}/goals", body)).json()["id"]
    answer = await api.post(matched.mentor, thread(matched), {"text": "Hm", "about": {"kind": "goal", "id": theirs}})
    assert (answer.status_code, slug(answer)) == (404, "goal-not-found")


async def test_messages_at_once_have_numbers_of_their_own_and_page_the_latest_first(matched: Pair, api: Api) -> None:
    await asyncio.gather(*(write(matched, api, by) for by in [matched.mentor, matched.mentee] * 4))
    seen: list[int] = []
    token = ""
    while True:
        page = (await api.get(matched.mentor, thread(matched, f"?page_size=3{token}"))).json()
        seen += [each["number"] for each in page["items"]]
        if page["next_page_token"] is None:
            break
        token = f"&page_token={page['next_page_token']}"
    assert seen == list(range(8, 0, -1))


async def test_ten_thousand_messages_are_read_a_page_at_a_time_by_their_index(matched: Pair, api: Api) -> None:
    await matched.pool.execute(
        """
        INSERT INTO thread_messages (id, mentorship_id, number, author_id, side, text, sent_at)
        SELECT gen_random_uuid(), $1, number, $2, 'mentee', 'Hello', $3 FROM generate_series(1, 10000) AS number
        """,
        matched.mentorship,
        matched.mentee,
        matched.clock.now() - 2 * DAY,
    )
    page = (await api.get(matched.mentor, thread(matched, "?page_size=200"))).json()
    assert [page["items"][0]["number"], page["items"][-1]["number"]] == [10_000, 9_801]
    plan = await matched.pool.fetch(
        "EXPLAIN SELECT * FROM thread_messages WHERE mentorship_id = $1 AND number < 5000 ORDER BY number DESC LIMIT 50",
        matched.mentorship,
    )
    assert "Seq Scan" not in "".join(row[0] for row in plan)


async def test_there_is_an_end_to_what_one_side_writes_in_a_day(matched: Pair, api: Api) -> None:
    for _ in range(MOST_A_DAY):
        await write(matched, api, matched.mentee)
    answer = await api.post(matched.mentee, thread(matched), {"text": "One more"})
    assert (answer.status_code, slug(answer), answer.headers["Retry-After"]) == (429, "too-many-messages", "86400")
    await write(matched, api, matched.mentor)
    matched.clock.move(DAY)
    await write(matched, api, matched.mentee)


async def test_while_they_pause_they_write_and_after_the_end_no_more(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/pause")
    await write(matched, api, matched.mentee)
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    late = await api.post(matched.mentor, thread(matched), {"text": "Wait"})
    assert (late.status_code, slug(late)) == (409, "mentorship-ended")
    matched.clock.move(TOLD_AFTER)
    await matched.fire_timers()
    assert await said(matched) == []
    assert len((await api.get(matched.mentor, thread(matched))).json()["items"]) == 1


async def test_after_a_block_neither_reads_the_others_words(matched: Pair, api: Api) -> None:
    for by in (matched.mentee, matched.mentor):
        await write(matched, api, by, "mine")
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    for person, texts in ((matched.mentor, ["mine", None]), (matched.mentee, [None, "mine"])):
        assert [each["text"] for each in (await api.get(person, thread(matched))).json()["items"]] == texts


async def test_the_messages_of_an_erased_person_go_and_the_others_stay(matched: Pair, api: Api) -> None:
    for by in (matched.mentee, matched.mentor):
        await write(matched, api, by, "hello")
    matched.clock.move(TOLD_AFTER)
    await matched.fire_timers()
    await matched.hear(told.person_gone(matched.mentee))
    items = (await api.get(matched.mentor, thread(matched))).json()["items"]
    assert [each["side"] for each in items] == ["mentor"]
    assert (await matched.published("prompts"))[-1] is None


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
async def test_a_message_says_something(matched: Pair, api: Api, text: str) -> None:
    answer = await api.post(matched.mentee, thread(matched), {"text": text})
    assert (answer.status_code, slug(answer)) == (400, "invalid-request")
