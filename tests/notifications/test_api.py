"""Inbox, preferences and the stream over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import ECKey

from shared.contracts import PROFILES, ProfileState
from shared.ground import faults
from shared.http.sign_in import issue_token
from tests.fixtures.databases import ServiceDatabase
from tests.fixtures.wired import running_api
from tests.notifications.builders import (
    MENTEE,
    MENTOR,
    feedback,
    match,
    mentor_contact,
    mentorship,
    moved,
    session,
)
from tests.notifications.conftest import Desk

KEY = ECKey.generate_key("P-256", {"kid": "first"})
BASE = "/notifications/v1/me"


@dataclass
class Site:
    """The running app on the desk's database."""

    app: FastAPI
    client: httpx.AsyncClient

    def headers(self, person: UUID, **more: str) -> dict[str, str]:
        token = issue_token(KEY, issuer="mentoring", person_id=person, operator=False, real_now=datetime.now(UTC))
        return {"Authorization": f"Bearer {token}", **{name.replace("_", "-"): value for name, value in more.items()}}

    async def get(self, path: str, person: UUID = MENTOR, **headers: str) -> httpx.Response:
        return await self.client.get(BASE + path, headers=self.headers(person, **headers))

    async def post(self, path: str, person: UUID = MENTOR, **headers: str) -> httpx.Response:
        return await self.client.post(BASE + path, headers=self.headers(person, **headers))

    async def send(self, path: str, body: Any, person: UUID = MENTOR) -> httpx.Response:
        return await self.client.post(BASE + path, json=body, headers=self.headers(person))

    async def put(self, path: str, body: Any, person: UUID = MENTOR, **headers: str) -> httpx.Response:
        return await self.client.put(BASE + path, json=body, headers=self.headers(person, **headers))


@pytest.fixture
async def site(known: Desk, database: ServiceDatabase) -> AsyncIterator[Site]:
    keys = json.dumps({"keys": [KEY.as_dict(private=False)]})
    await known.pool.execute("INSERT INTO jwks (keys, fetched_at) VALUES ($1, now())", keys)
    async with (
        running_api("notifications", database.url) as app,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://site") as client,
    ):
        yield Site(app, client)


# --- the inbox -------------------------------------------------------------------------------------------------------


async def test_the_inbox_is_in_words_on_the_readers_wall_clock_newest_first(known: Desk, site: Site) -> None:
    await known.deliver(match(), session())

    page = (await site.get("/messages")).json()

    newest, older = page["items"]
    assert page["next_page_token"] is None
    assert newest["kind"] == "booking"
    assert newest["title"] == "Booked: session with Ben Özdemir, Thu 5 Mar, 14:45 (Kathmandu, UTC+05:45)"
    assert newest["path"] == f"/sessions/{session().session_id}"
    assert newest["link"] is None
    assert "(Kathmandu, UTC+05:45)" in newest["text"]
    assert (older["kind"], older["can"], older["read_at"]) == ("proposal", ["read"], None)
    assert older["happened_at"] == "2026-03-02T09:00:00Z"


async def test_the_inbox_pages_without_losing_or_repeating_anything_while_messages_arrive(
    known: Desk, site: Site
) -> None:
    await known.deliver(*[match(proposal_id=uuid4()) for _ in range(5)])
    first = (await site.get("/messages?page_size=2")).json()
    await known.deliver(session())
    second = (await site.get(f"/messages?page_size=2&page_token={first['next_page_token']}")).json()
    third = (await site.get(f"/messages?page_size=2&page_token={second['next_page_token']}")).json()

    numbers = [item["number"] for page in (first, second, third) for item in page["items"]]
    assert numbers == [5, 4, 3, 2, 1]
    assert third["next_page_token"] is None


async def test_a_message_is_read_once_and_stays_read(known: Desk, site: Site) -> None:
    await known.deliver(match(), session())
    message_id = (await site.get("/messages")).json()["items"][0]["id"]

    read = await site.post(f"/messages/{message_id}/reading")
    again = await site.post(f"/messages/{message_id}/reading")

    assert read.status_code == 200
    assert read.json()["can"] == []
    assert read.json() == again.json()
    assert [item["kind"] for item in (await site.get("/messages?unread=true")).json()["items"]] == ["proposal"]
    one = await site.get(f"/messages/{message_id}")
    assert one.json() == read.json()
    assert (await site.get(f"/messages/{message_id}", If_None_Match=one.headers["ETag"])).status_code == 304


async def test_an_act_on_another_version_of_a_message_is_refused(known: Desk, site: Site) -> None:
    await known.deliver(match())
    message_id = (await site.get("/messages")).json()["items"][0]["id"]
    etag = (await site.get(f"/messages/{message_id}")).headers["ETag"]
    assert (await site.post(f"/messages/{message_id}/reading", If_Match=etag)).status_code == 200

    assert (await site.post(f"/messages/{message_id}/reading", If_Match=etag)).status_code == 412


@pytest.mark.parametrize("way", ["get", "post"])
async def test_somebody_elses_message_is_not_there(known: Desk, site: Site, way: str) -> None:
    await known.deliver(match())
    message_id = (await site.get("/messages")).json()["items"][0]["id"]

    if way == "get":
        answer = await site.get(f"/messages/{message_id}", MENTEE)
    else:
        answer = await site.post(f"/messages/{message_id}/reading", MENTEE)

    assert answer.status_code == 404
    assert answer.json()["type"].endswith("not-found")
    assert (await site.get("/messages")).json()["items"][0]["read_at"] is None


async def test_who_was_never_heard_of_has_an_empty_inbox(site: Site) -> None:
    assert (await site.get("/messages", uuid4())).json() == {"items": [], "next_page_token": None}


async def test_an_erased_person_can_do_nothing(known: Desk, site: Site) -> None:
    await known.deliver(match())
    await known.erase(PROFILES, MENTOR)

    for path in ("/messages", "/preferences", "/messages/stream?seconds=0"):
        answer = await site.get(path)
        assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (401, "person-erased")


async def test_without_a_token_there_is_nothing_to_see(site: Site) -> None:
    for path in ("/messages", "/messages/stream", "/preferences"):
        assert (await site.client.get(BASE + path)).status_code == 401


# --- preferences -----------------------------------------------------------------------------------------------------


async def test_everything_is_mailed_until_it_is_switched_off(site: Site) -> None:
    answer = await site.get("/preferences")

    assert answer.json()["version"] == 0
    assert set(answer.json()["mail"].values()) == {True}
    assert answer.json()["always_mailed"] == ["booking", "cancellation", "clock_change", "moving", "place_change"]


async def test_a_kind_is_switched_off_for_mail_and_on_again(known: Desk, site: Site) -> None:
    off = await site.put("/preferences", {"mail": {"proposal": False}})
    assert (off.status_code, off.json()["version"], off.json()["mail"]["proposal"]) == (200, 1, False)
    await known.deliver(match())
    assert await known.settle() == []

    on = await site.put("/preferences", {"mail": {"proposal": True}}, If_Match=off.headers["ETag"])

    assert on.json()["mail"]["proposal"] is True
    await known.deliver(match(proposal_id=uuid4()))
    assert len(await known.settle()) == 1


async def test_preferences_change_under_their_version_only(site: Site) -> None:
    untold = await site.get("/preferences")
    first = await site.put("/preferences", {"mail": {}}, If_Match=untold.headers["ETag"])

    assert (await site.put("/preferences", {"mail": {}})).status_code == 428
    assert (await site.put("/preferences", {"mail": {}}, If_Match=untold.headers["ETag"])).status_code == 412
    assert (await site.put("/preferences", {"mail": {}}, If_Match=first.headers["ETag"])).status_code == 200


async def test_quiet_hours_are_the_usual_ones_until_somebody_says_theirs_and_stay_where_they_say_nothing(
    site: Site,
) -> None:
    untold = await site.get("/preferences")
    assert untold.json()["quiet_hours"] == {"from": "20:00", "to": "08:00"}
    hours = {"from": "22:30", "to": "06:00"}
    told = await site.put("/preferences", {"mail": {}, "quiet_hours": hours}, If_Match=untold.headers["ETag"])
    assert told.json()["quiet_hours"] == hours
    again = await site.put("/preferences", {"mail": {"nudge": False}}, If_Match=told.headers["ETag"])
    assert (again.json()["quiet_hours"], again.json()["mail"]["nudge"]) == (hours, False)
    assert (await site.get("/preferences")).json()["quiet_hours"] == hours


@pytest.mark.parametrize("kind", ["booking", "moving", "cancellation"])
async def test_invitations_cannot_be_switched_off(site: Site, kind: str) -> None:
    answer = await site.put("/preferences", {"mail": {kind: False}})

    assert answer.status_code == 422
    assert answer.json()["type"].endswith("kind-cannot-be-switched-off")
    assert (await site.get("/preferences")).json()["version"] == 0


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"mail": {"gossip": False}},
        {"mail": {"proposal": "no"}},
        {"mail": []},
        [],
        {"mail": {}, "quiet_hours": {"from": "25:00", "to": "08:00"}},
        {"mail": {}, "quiet_hours": {"from": "20:00"}},
    ],
)
async def test_what_is_no_preference_is_refused(site: Site, body: object) -> None:
    answer = await site.put("/preferences", body)

    assert answer.status_code == 400
    assert answer.json()["type"].endswith("invalid-request")


# --- the stream ------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def streaming(site: Site, person: UUID = MENTOR, **headers: str) -> AsyncIterator[asyncio.Queue[Any]]:
    """An open stream; its events as (name, number, data), None when it ended."""
    events: asyncio.Queue[Any] = asyncio.Queue()
    scope_headers = [(k.lower().encode(), v.encode()) for k, v in site.headers(person, **headers).items()]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": f"{BASE}/messages/stream",
        "raw_path": f"{BASE}/messages/stream".encode(),
        "query_string": b"",
        "root_path": "",
        "headers": scope_headers,
        "client": ("127.0.0.1", 1),
        "server": ("site", 80),
    }
    left = asyncio.Event()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        for block in filter(None, message.get("body", b"").decode().split("\n\n")):
            fields = dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":"))
            events.put_nowait((fields.get("event", "retry"), fields.get("id"), fields.get("data")))
        if message["type"] == "http.response.body" and not message.get("more_body"):
            events.put_nowait(None)

    running = asyncio.create_task(site.app(scope, receive, send))
    async with asyncio.timeout(20):
        assert (await events.get())[0] == "retry"
        yield events
    left.set()
    await running


async def test_a_new_message_comes_down_the_stream(known: Desk, site: Site) -> None:
    await known.deliver(match())
    async with streaming(site) as events:
        await known.deliver(session())

        name, number, data = await events.get()

    assert (name, number) == ("message", "2")
    assert json.loads(data) == (await site.get("/messages")).json()["items"][0]


async def test_a_fault_of_our_own_ends_no_stream_and_holds_up_its_messages_for_a_moment_only(
    known: Desk, site: Site
) -> None:
    async with streaming(site) as events:
        faults.break_code("streams", "error", times=2)
        await known.deliver(session())
        name, _, _ = await asyncio.wait_for(events.get(), 10)  # a heartbeat, which would find it too, takes longer
    assert name == "message"


async def test_a_stream_takes_up_after_the_last_event_id_without_a_gap(known: Desk, site: Site) -> None:
    await known.deliver(match(), session(), mentorship())
    async with streaming(site, Last_Event_ID="1") as events:
        numbers = [(await events.get())[1] for _ in range(2)]
        await known.deliver(feedback(subject_id=MENTOR, author_id=MENTEE, author_side="mentee"))
        numbers.append((await events.get())[1])

    assert numbers == ["2", "3", "4"]


async def test_messages_that_arrive_from_many_consumers_at_once_leave_no_gap_in_a_stream(
    known: Desk, site: Site
) -> None:
    async with streaming(site) as events:
        await asyncio.gather(
            *(known.deliver(match(proposal_id=uuid4())) for _ in range(15)),
            *(known.deliver(session(session_id=uuid4())) for _ in range(15)),
        )
        numbers = [(await events.get())[1] for _ in range(30)]

    assert numbers == [str(number) for number in range(1, 31)]


async def test_a_stream_shows_nobody_elses_messages(known: Desk, site: Site) -> None:
    async with streaming(site, MENTEE) as events:
        await known.deliver(match())
        await known.deliver(match("accepted", 2))

        _, _, data = await events.get()

    assert json.loads(data)["kind"] == "answer"


async def test_streams_end_at_once_when_the_process_is_to_end(known: Desk, site: Site) -> None:
    async with streaming(site) as first, streaming(site, MENTEE) as second:
        site.app.state.ending.set()

        assert await first.get() is None
        assert await second.get() is None


async def test_a_stream_ends_when_its_person_is_erased(known: Desk, site: Site) -> None:
    async with streaming(site) as events:
        await known.erase(PROFILES, MENTOR)

        assert await events.get() is None


async def test_a_stream_ends_when_its_person_signs_out_everywhere_and_another_can_be_opened(
    known: Desk, site: Site
) -> None:
    out = ProfileState(person_id=MENTOR, version=9, change="signed_out", signed_out_at=known.clock.now())
    async with streaming(site) as events, streaming(site, MENTEE) as others:
        await known.deliver(match())
        assert await events.get() is not None
        await known.deliver(out)

        assert await events.get() is None
        async with streaming(site, Last_Event_ID="0") as again:
            assert await again.get() is not None
        assert others.empty()


async def test_a_stream_ends_when_its_person_is_suspended_and_another_is_refused(known: Desk, site: Site) -> None:
    at = known.clock.now()
    suspended = ProfileState(
        person_id=MENTOR, version=9, change="suspended", suspended=True, suspended_at=at, signed_out_at=at
    )
    async with streaming(site) as events:
        await known.deliver(match())
        assert await events.get() is not None
        await known.deliver(suspended)

        assert await events.get() is None
    refused = await site.get("/messages")
    assert refused.status_code == 403


async def test_a_sixth_stream_ends_the_first(known: Desk, site: Site) -> None:
    async with AsyncExitStack() as streams:
        first, *_ = [await streams.enter_async_context(streaming(site)) for _ in range(6)]

        assert await first.get() is None


async def test_one_stream_more_than_a_process_has_is_told_when_to_come_again_and_comes_once_one_has_ended(
    known: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrivals = site.app.state.arrivals
    monkeypatch.setattr(arrivals, "most", 2)
    async with streaming(site):
        async with streaming(site, MENTEE):
            refused = [await site.get("/messages/stream?seconds=0", uuid4()) for _ in range(3)]
        came = await site.get("/messages/stream?seconds=0", uuid4())

    assert [(each.status_code, each.headers["Retry-After"], each.json()["type"]) for each in refused] == [
        (503, "30", "urn:mentoring:problem:too-many-streams")
    ] * 3
    assert came.status_code == 200


async def test_whoever_has_five_streams_has_them_where_no_more_are_open_for_others(
    known: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as streams:
        first, *_ = [await streams.enter_async_context(streaming(site)) for _ in range(5)]
        monkeypatch.setattr(site.app.state.arrivals, "most", 5)
        await streams.enter_async_context(streaming(site))

        assert await first.get() is None


async def test_open_streams_hold_no_database_connection(known: Desk, site: Site) -> None:
    async with (
        streaming(site),
        streaming(site),
        streaming(site),
        streaming(site),
        streaming(site, MENTEE),
        streaming(site, MENTEE),
        streaming(site, MENTEE),
    ):
        answers = await asyncio.gather(*(site.get("/messages") for _ in range(20)))

    assert {answer.status_code for answer in answers} == {200}


async def test_a_stream_of_no_time_sends_what_is_there_and_ends(known: Desk, site: Site) -> None:
    await known.deliver(match(), session())

    answer = await site.get("/messages/stream?seconds=0", Last_Event_ID="0")

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.count("event: message") == 2


@pytest.mark.parametrize("value", ["x", "-1", "1" * 19])
async def test_a_last_event_id_that_is_none_is_refused(site: Site, value: str) -> None:
    assert (await site.get("/messages/stream?seconds=0", Last_Event_ID=value)).status_code == 400


async def test_messages_are_counted_and_marked_read_up_to_what_was_seen(known: Desk, site: Site) -> None:
    assert (await site.get("/messages/counts")).json() == {"total": 0, "unread": 0}
    await known.deliver(match(), session())
    newest = (await site.get("/messages")).json()["items"][0]["number"]
    await known.deliver(moved())
    assert (await site.get("/messages/counts")).json() == {"total": 3, "unread": 3}

    read = await site.send("/messages/reading", {"up_to": newest})
    again = await site.send("/messages/reading", {"up_to": newest})

    assert read.json() == again.json() == {"total": 3, "unread": 1}
    left = (await site.get("/messages?unread=true")).json()["items"]
    assert [each["kind"] for each in left] == ["moving"]


async def test_marking_all_read_marks_nobody_elses(known: Desk, site: Site) -> None:
    await known.deliver(session())

    await site.send("/messages/reading", {"up_to": 99})

    unread = await known.pool.fetch("SELECT person_id FROM messages WHERE read_at IS NULL")
    assert [row["person_id"] for row in unread] == [MENTEE]


@pytest.mark.parametrize("body", [{}, {"up_to": -1}, {"up_to": "3"}, {"up_to": 2**63}, {"up_to": 1, "all": True}])
async def test_what_is_no_number_marks_nothing_read(site: Site, body: object) -> None:
    assert (await site.send("/messages/reading", body)).status_code == 400


async def test_an_inbox_is_in_the_language_of_its_person_whatever_is_asked_for(known: Desk, site: Site) -> None:
    await known.deliver(session(), mentor_contact(version=2, change="changed", locale="de-CH"))

    answer = await site.get("/messages")

    assert answer.headers["content-language"] == "de"
    (message,) = answer.json()["items"]
    assert message["title"].startswith("Gebucht: Treffen mit Ben Özdemir")
    one = await site.get(f"/messages/{message['id']}")
    assert (one.headers["content-language"], one.json()["action"]) == ("de", "Zum Treffen")


async def test_a_stream_follows_a_zone_that_changes_while_it_is_open(known: Desk, site: Site) -> None:
    async with streaming(site) as events:
        await known.deliver(session())
        assert "14:45 (Kathmandu, UTC+05:45)" in json.loads((await events.get())[2])["title"]
        await known.deliver(mentor_contact(version=2, change="changed", time_zone="Europe/Berlin"))

        await known.deliver(moved())

        assert "10:00 (Berlin, UTC+01:00)" in json.loads((await events.get())[2])["title"]
