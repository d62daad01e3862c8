"""Rate limits, judged by the time that is handed in."""

import asyncio
import math
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from shared.http import limits
from shared.http.limits import Limit, TooManyRequests
from shared.http.parts import MINUTE
from shared.http.refusals import PersonErased
from shared.postgres import Pool, transaction
from shared.suspension import PersonSuspended
from tests.fixtures.hand_clock import HandClock
from tests.shared.http.conftest import Notes

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SIX = Limit("six", 6, MINUTE)


async def test_a_burst_as_large_as_the_limit_passes_and_no_larger_one(probe: Pool) -> None:
    left = [(await limits.take(probe, SIX, "a", NOW)).remaining for _ in range(6)]
    assert left == [5, 4, 3, 2, 1, 0]
    with pytest.raises(TooManyRequests) as refusal:
        await limits.take(probe, SIX, "a", NOW)
    assert refusal.value.retry_after == 10


async def test_after_one_interval_one_more_passes(probe: Pool) -> None:
    for _ in range(6):
        await limits.take(probe, SIX, "a", NOW)
    later = NOW + timedelta(seconds=10)
    await limits.take(probe, SIX, "a", later)
    with pytest.raises(TooManyRequests):
        await limits.take(probe, SIX, "a", later)


async def test_refused_requests_cost_nothing(probe: Pool) -> None:
    for _ in range(6):
        await limits.take(probe, SIX, "a", NOW)
    for _ in range(20):
        with pytest.raises(TooManyRequests):
            await limits.take(probe, SIX, "a", NOW)
    await limits.take(probe, SIX, "a", NOW + timedelta(seconds=10))


async def test_subjects_and_limits_have_buckets_of_their_own(probe: Pool) -> None:
    one = Limit("one", 1, MINUTE)
    other = Limit("other", 1, MINUTE)
    await limits.take(probe, one, "a", NOW)
    await limits.take(probe, one, "b", NOW)
    await limits.take(probe, other, "a", NOW)
    with pytest.raises(TooManyRequests):
        await limits.take(probe, one, "a", NOW)


async def test_a_cost_above_what_is_left_is_refused(probe: Pool) -> None:
    await limits.take(probe, SIX, "a", NOW, cost=4)
    with pytest.raises(TooManyRequests):
        await limits.take(probe, SIX, "a", NOW, cost=3)
    assert (await limits.take(probe, SIX, "a", NOW, cost=2)).remaining == 0


async def test_a_cost_above_the_limit_is_refused_from_the_first_time(probe: Pool) -> None:
    with pytest.raises(TooManyRequests):
        await limits.take(probe, SIX, "a", NOW, cost=7)


async def test_takers_at_once_get_no_more_than_the_limit(probe: Pool) -> None:
    async def passes() -> bool:
        try:
            await limits.take(probe, SIX, "a", NOW)
        except TooManyRequests:
            return False
        return True

    assert sum(await asyncio.gather(*(passes() for _ in range(40)))) == 6


async def test_nothing_personal_is_kept_of_a_subject(probe: Pool) -> None:
    await limits.take(probe, SIX, "ada@example.org", NOW)
    assert "ada" not in str(await probe.fetch("SELECT * FROM rate_limits"))


async def test_the_erased_are_recognised_in_the_same_round_trip(probe: Pool) -> None:
    person = uuid4()
    await probe.execute("INSERT INTO erased_people VALUES ($1, $2)", person, NOW)
    with pytest.raises(PersonErased):
        await limits.take(probe, SIX, "a", NOW, person=person)


async def test_the_suspended_are_recognised_likewise_until_that_is_lifted(probe: Pool) -> None:
    person = uuid4()
    await probe.execute("INSERT INTO suspensions VALUES ($1, $2)", person, NOW)
    with pytest.raises(PersonSuspended):
        await limits.take(probe, SIX, "a", NOW, person=person)
    await probe.execute("UPDATE suspensions SET lifted = true")
    await limits.take(probe, SIX, "a", NOW, person=person)


async def test_purging_forgets_full_buckets_only(probe: Pool) -> None:
    await limits.take(probe, SIX, "a", NOW)
    await limits.take(probe, SIX, "b", NOW + timedelta(minutes=1))
    await limits.purge(probe, NOW + timedelta(seconds=30))
    assert await probe.fetchval("SELECT count(*) FROM rate_limits") == 1


async def test_purging_passes_over_a_bucket_that_a_request_has_in_hand_and_waits_for_nobody(probe: Pool) -> None:
    for bucket in ("a", "b"):
        await limits.take(probe, SIX, bucket, NOW)
    async with transaction(probe) as tx:
        await tx.execute("SELECT FROM rate_limits ORDER BY bucket LIMIT 1 FOR UPDATE")
        async with asyncio.timeout(5):
            await limits.purge(probe, NOW + timedelta(minutes=5))
        assert await probe.fetchval("SELECT count(*) FROM rate_limits") == 1


async def test_every_answer_says_what_is_left(notes_app: Notes, person: UUID) -> None:
    notes_app.with_clock(HandClock(NOW))
    answer = await notes_app.write(person)
    refused = await notes_app.write(person, "full")
    assert answer.headers["ratelimit-policy"] == '"person";q=600;w=60'
    assert answer.headers["ratelimit"] == '"person";r=599;t=1'
    assert refused.headers["ratelimit"] == '"person";r=598;t=1'


async def test_a_person_over_the_limit_gets_429_and_when_to_try_again(notes_app: Notes, person: UUID) -> None:
    notes_app.with_clock(HandClock(NOW))
    notes_app.with_parts(person_limit=Limit("person", 2, MINUTE))
    assert [(await notes_app.write(person)).status_code for _ in range(3)] == [201, 201, 429]
    answer = await notes_app.write(person)
    assert answer.json()["type"] == "urn:mentoring:problem:too-many-requests"
    assert math.isclose(int(answer.headers["retry-after"]), 30)
    assert answer.headers["ratelimit"].startswith('"person";r=0;')
    assert (await notes_app.write(uuid4())).status_code == 201
    assert await notes_app.count() == 3


async def test_whoever_is_not_signed_in_is_limited_by_address(notes_app: Notes) -> None:
    notes_app.with_clock(HandClock(NOW))
    notes_app.with_parts(address_limit=Limit("address", 1, MINUTE))
    answers = [await notes_app.client.get("/probe/v1/numbers/1") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


async def test_a_limit_of_a_services_own_counts_refused_requests_too(notes_app: Notes) -> None:
    notes_app.with_clock(HandClock(NOW))
    tries = [await notes_app.client.post("/probe/v1/open-notes", json={"line": "full"}) for _ in range(3)]
    assert [answer.status_code for answer in tries] == [422, 422, 429]


async def statuses(notes_app: Notes, times: int, method: str, path: str, **sent: Any) -> list[int]:
    """Status of the same request so many times, where an address may ask for five things."""
    notes_app.with_parts(address_limit=Limit(f"address {uuid4()}", 5, MINUTE))
    return [(await notes_app.client.request(method, path, **sent)).status_code for _ in range(times)]


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/probe/v1/notes", {}, 401),
        ("GET", "/probe/v1/notes", {"headers": {"Authorization": "Bearer forged"}}, 401),
        ("GET", "/probe/v1/numbers/none", {}, 400),
        ("POST", "/probe/v1/open-notes", {"json": {}}, 400),
        ("POST", "/probe/v1/open-notes", {"content": b"{", "headers": {"Content-Type": "text/plain"}}, 415),
        (
            "POST",
            "/probe/v1/open-notes",
            {"content": b"1" * 70_000, "headers": {"Content-Type": "application/json"}},
            413,
        ),
        ("GET", "/probe/v1/nothing", {}, 404),
        ("PUT", "/probe/v1/notes", {}, 405),
        ("GET", "/probe/v1/openapi.json", {}, 200),
    ],
)
async def test_what_is_refused_or_answered_before_a_command_counts_for_its_address(
    notes_app: Notes, method: str, path: str, sent: dict[str, Any], status: int
) -> None:
    assert await statuses(notes_app, 7, method, path, **sent) == [status] * 5 + [429] * 2


async def test_a_malformed_request_of_somebody_signed_in_counts_for_their_address(
    notes_app: Notes, person: UUID
) -> None:
    wrong = await statuses(notes_app, 6, "POST", "/probe/v1/notes", json={}, headers=notes_app.headers(person))
    assert wrong == [400] * 5 + [429]
    assert (await notes_app.write(person)).status_code == 201


async def test_a_request_is_counted_once(notes_app: Notes) -> None:
    assert await statuses(notes_app, 6, "GET", "/probe/v1/numbers/1") == [200] * 5 + [429]


async def test_what_is_refused_for_its_address_says_when_to_come_again(notes_app: Notes) -> None:
    await statuses(notes_app, 5, "GET", "/probe/v1/notes")
    refused = await notes_app.client.get("/probe/v1/notes")
    assert refused.json()["type"] == "urn:mentoring:problem:too-many-requests"
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.headers["RateLimit"].startswith('"address')


async def test_where_nothing_can_be_counted_the_answer_leaves_as_it_is(notes_app: Notes) -> None:
    class Away:
        async def take(self, *_: object) -> None:
            raise ConnectionRefusedError

    notes_app.with_parts(admission=Away())
    assert (await notes_app.client.get("/probe/v1/notes")).status_code == 401
