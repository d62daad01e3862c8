"""Requests with proposals in order, over HTTP and on a real database."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from shared.contracts import PROFILES, PROGRAMMES, ProgrammeState
from shared.ids import named_uuid, uuid7
from tests.matching.builders import NOW, mentee_section, mentor_section, profile
from tests.matching.conftest import Api, World, in_days, slug


async def test_the_first_mentor_is_asked_and_the_others_wait_unseen(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()

    answer = await api.ask(mentee, first, second)

    assert answer.status_code == 201
    request = answer.json()
    assert [each["state"] for each in request["proposals"]] == ["proposed", "waiting"]
    assert [each["mentor_id"] for each in request["proposals"]] == [str(first), str(second)]
    assert request["proposals"][0]["respond_by"] == "2026-03-05T09:00:00Z"
    assert answer.headers["location"] == f"/matching/v1/requests/{request['id']}"
    assert [match.mentor_id for match in await world.matches()] == [first]
    assert (await api.get(second, f"proposals/{request['proposals'][1]['id']}")).status_code == 404
    assert (await api.get(second, "me/proposals")).json()["items"] == []


async def test_the_mentor_reads_the_message_which_never_travels(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    proposal = await api.proposal(mentee, mentor)

    read = (await api.get(mentor, f"proposals/{proposal}")).json()

    assert read["message"] == "Will you help me with Docker?"
    assert read["can"] == ["accept", "decline", "ask_back"]
    assert "Docker" not in "".join(match.model_dump_json() for match in await world.matches())


async def test_the_same_key_asks_once(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    body = {"mentor_ids": [str(mentor)], "message": "Hello"}

    first = await api.post(mentee, "requests", body, idempotency_key="one")
    again = await api.post(mentee, "requests", body, idempotency_key="one")

    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert await world.told_of(mentor) == ["proposed"]


async def test_a_request_needs_an_idempotency_key(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()

    answer = await api.post(mentee, "requests", {"mentor_ids": [str(mentor)], "message": "Hello"})

    assert (answer.status_code, slug(answer)) == (400, "idempotency-key-required")


async def test_a_yes_opens_a_mentorship_and_spares_the_others(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()

    answer = await api.accept(first, request["proposals"][0]["id"])

    assert answer.status_code == 200
    assert answer.json()["state"] == "accepted"
    assert answer.headers["consistency-token"].startswith(f"matches/{request['proposals'][0]['id']}@")
    assert await api.states(mentee, request["id"]) == ["accepted", "withdrawn"]
    *_, accepted = await world.matches()
    assert str(accepted.mentorship_id) == answer.json()["mentorship_id"]
    assert await world.told_of(second) == []


async def test_after_a_no_the_next_in_order_is_asked(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()
    world.clock.move(in_days(1))

    answer = await api.post(
        first, f"proposals/{request['proposals'][0]['id']}/decline", {"reason": "no_time", "text": "Next year."}
    )

    assert answer.json()["decline"] == {"reason": "no_time", "text": "Next year."}
    assert await api.states(mentee, request["id"]) == ["declined", "proposed"]
    assert await world.told_of(first) == ["proposed", "declined"]
    [asked] = [match for match in await world.matches() if match.mentor_id == second]
    assert asked.respond_by == NOW + in_days(4)
    assert "Next year" not in "".join(match.model_dump_json() for match in await world.matches())


async def test_a_withdrawal_passes_the_turn_on(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()

    answer = await api.post(mentee, f"proposals/{request['proposals'][0]['id']}/withdrawal")

    assert answer.json()["state"] == "withdrawn"
    assert await api.states(mentee, request["id"]) == ["withdrawn", "proposed"]


async def test_withdrawing_the_request_asks_nobody_any_more(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()

    answer = await api.post(mentee, f"requests/{request['id']}/withdrawal")

    assert [each["state"] for each in answer.json()["proposals"]] == ["withdrawn", "withdrawn"]
    assert answer.json()["can"] == []
    assert await world.told_of(first) == ["proposed", "withdrawn"]
    assert await world.told_of(second) == []


async def test_an_unanswered_proposal_expires_and_the_next_is_asked(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, first, second)).json()
    assert await world.fire_timers() == 0

    world.clock.move(in_days(3))

    assert await world.fire_timers() == 1
    assert await world.fire_timers() == 0
    assert await api.states(mentee, request["id"]) == ["expired", "proposed"]
    assert await world.told_of(first) == ["proposed", "expired"]
    assert await world.told_of(second) == ["proposed"]


async def test_time_is_over_without_a_worker_too(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    proposal = await api.proposal(mentee, mentor)

    world.clock.move(in_days(3))

    assert (await api.get(mentor, f"proposals/{proposal}")).json()["state"] == "expired"
    assert (await api.get(mentor, f"proposals/{proposal}")).json()["can"] == []
    assert slug(await api.accept(mentor, proposal)) == "proposal-expired"
    assert (await api.get(mentor, "me/proposals?state=proposed")).json()["items"] == []
    assert len((await api.get(mentor, "me/proposals?state=expired")).json()["items"]) == 1


async def test_the_same_mentor_can_be_asked_again_once_the_time_is_over(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    await api.proposal(mentee, mentor)
    assert slug(await api.ask(mentee, mentor)) == "proposal-open"

    world.clock.move(in_days(3))

    assert (await api.ask(mentee, mentor)).status_code == 201
    assert await world.told_of(mentor) == ["proposed", "expired", "proposed"]


async def test_who_paused_is_full_blocks_or_is_gone_when_their_turn_comes_is_passed_over(
    api: Api, world: World
) -> None:
    mentee, first, last = await world.mentee(), await world.mentor(), await world.mentor()
    paused, full, blocking = await world.mentor(), await world.mentor(capacity=1), await world.mentor()
    request = (await api.ask(mentee, first, paused, full, blocking, last)).json()
    await api.accept(full, await api.proposal(await world.mentee(), full))
    await world.changes(paused, mentor=mentor_section(paused=True))
    await world.changes(blocking, mentor=mentor_section(), blocks=(mentee,))

    await api.decline(first, request["proposals"][0]["id"])

    assert await api.states(mentee, request["id"]) == ["declined", "declined", "declined", "declined", "proposed"]
    for passed_over in (paused, blocking):
        assert await world.told_of(passed_over) == []


@pytest.mark.parametrize(("said", "expected"), [({"paused": True}, "mentor-paused"), ({"capacity": 0}, "mentor-full")])
async def test_a_mentor_who_takes_nobody_cannot_be_asked(
    api: Api, world: World, said: dict[str, Any], expected: str
) -> None:
    mentee, free = await world.mentee(), await world.mentor()
    answer = await api.ask(mentee, free, await world.mentor(**said))

    assert (answer.status_code, slug(answer), answer.json()["position"]) == (409, expected, 2)
    assert await world.matches() == []


async def test_between_blocked_people_nothing_is_asked_either_way(api: Api, world: World) -> None:
    mentor = await world.mentor()
    shy = await world.mentee(blocks=(mentor,))
    blocked = await world.mentee()
    strict = await world.mentor(blocks=(blocked,))

    assert slug(await api.ask(shy, mentor)) == "unknown-mentor"
    assert slug(await api.ask(blocked, strict)) == "unknown-mentor"


async def test_a_block_ends_what_is_open_between_the_two(api: Api, world: World) -> None:
    mentee, mentor, next_one = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, mentor, next_one)).json()

    await world.changes(mentee, mentee=mentee_section(), blocks=(mentor,))

    assert await api.states(mentee, request["id"]) == ["withdrawn", "proposed"]
    assert await world.told_of(mentor) == ["proposed", "withdrawn"]


async def test_whom_nobody_knows_cannot_be_asked(api: Api, world: World) -> None:
    mentee, other_mentee, gone = await world.mentee(), await world.mentee(), await world.mentor()
    await world.erase(gone)

    for unknown in (uuid7(), other_mentee, gone):
        answer = await api.ask(mentee, unknown)
        assert (answer.status_code, slug(answer)) == (409, "unknown-mentor")


async def test_one_cannot_ask_oneself_nor_anybody_twice(api: Api, world: World) -> None:
    both, mentor = uuid7(), await world.mentor()
    await world.tell(PROFILES, profile(both, mentor=mentor_section(), mentee=mentee_section()))

    assert slug(await api.ask(both, both)) == "asking-oneself"
    assert slug(await api.ask(both, mentor, mentor)) == "duplicate-mentors"


async def test_who_has_no_mentee_profile_cannot_ask(api: Api, world: World) -> None:
    answer = await api.ask(uuid7(), await world.mentor())

    assert (answer.status_code, slug(answer)) == (409, "mentee-profile-missing")


async def test_at_most_five_requests_are_open(api: Api, world: World) -> None:
    mentee = await world.mentee()
    for _ in range(5):
        await api.proposal(mentee, await world.mentor())

    assert slug(await api.ask(mentee, await world.mentor())) == "too-many-open-requests"


@pytest.mark.parametrize(
    "body",
    [
        {"mentor_ids": [], "message": "Hello"},
        {"mentor_ids": ["nobody"], "message": "Hello"},
        {"mentor_ids": [str(UUID(int=number)) for number in range(6)], "message": "Hello"},
        {"mentor_ids": [str(UUID(int=1))], "message": "  "},
        {"mentor_ids": [str(UUID(int=1))], "message": "x" * 2001},
        {"mentor_ids": [str(UUID(int=1))], "message": "a\x00b"},
        {"mentor_ids": [str(UUID(int=1))]},
        {"mentor_ids": [str(UUID(int=1))], "message": "Hello", "price": 3},
    ],
)
async def test_a_malformed_request_is_refused(api: Api, world: World, body: dict[str, object]) -> None:
    answer = await api.post(await world.mentee(), "requests", body, idempotency_key="one")

    assert answer.status_code == 400


async def test_only_the_two_see_a_proposal_and_only_its_mentee_a_request(api: Api, world: World) -> None:
    mentee, mentor, stranger = await world.mentee(), await world.mentor(), await world.mentor()
    request = (await api.ask(mentee, mentor)).json()
    proposal = request["proposals"][0]["id"]

    for path in (f"proposals/{proposal}", f"requests/{request['id']}"):
        assert (await api.get(stranger, path)).status_code == 404
    assert (await api.get(mentor, f"requests/{request['id']}")).status_code == 404
    for act in ("acceptance", "withdrawal"):
        assert (await api.post(stranger, f"proposals/{proposal}/{act}")).status_code == 404
    assert slug(await api.accept(mentee, proposal)) == "only-the-mentor-answers"
    assert slug(await api.post(mentor, f"proposals/{proposal}/withdrawal")) == "only-the-mentee-withdraws"


async def test_an_act_on_a_version_that_is_gone_is_refused(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    proposal = await api.proposal(mentee, mentor)
    etag = (await api.get(mentor, f"proposals/{proposal}")).headers["etag"]

    stale = await api.post(mentor, f"proposals/{proposal}/acceptance", if_match='"1-00"')
    fresh = await api.post(mentor, f"proposals/{proposal}/acceptance", if_match=etag)

    assert (stale.status_code, fresh.status_code) == (412, 200)


async def test_proposals_are_listed_by_side_and_state_newest_first_and_in_pages(api: Api, world: World) -> None:
    mentor = await world.mentor(capacity=9)
    asked = [await api.proposal(await world.mentee(), mentor) for _ in range(3)]
    await api.accept(mentor, asked[1])

    async def ids(query: str) -> list[str]:
        return [each["id"] for each in (await api.get(mentor, f"me/proposals?{query}")).json()["items"]]

    assert await ids("as=mentor") == asked[::-1]
    assert await ids("as=mentee") == []
    assert await ids("as=mentor&state=accepted") == [asked[1]]
    page = (await api.get(mentor, "me/proposals?page_size=2")).json()
    assert [each["id"] for each in page["items"]] == [asked[2], asked[1]]
    assert await ids(f"page_size=2&page_token={page['next_page_token']}") == [asked[0]]


async def test_a_programme_is_for_its_members_while_it_runs(api: Api, world: World) -> None:
    mentee, mentor, outsider = await world.mentee(), await world.mentor(), await world.mentor()
    closed, over = uuid7(), uuid7()

    def programme(programme_id: UUID, **more: Any) -> ProgrammeState:
        common = {"version": 1, "change": "created", "name": "Women in Tech", "open_to_all": False}
        return ProgrammeState(programme_id=programme_id, **{**common, **more})

    await world.tell(
        PROGRAMMES,
        programme(closed, slug="wit"),
        programme(over, slug="past", ends_on=(NOW - timedelta(days=1)).date()),
    )
    for one in (closed, over):
        await world.joins(mentee, one, "mentee")
        await world.joins(mentor, one, "mentor")

    assert slug(await api.ask(mentee, outsider, programme_id=str(closed))) == "not-in-programme"
    assert slug(await api.ask(await world.mentee(), mentor, programme_id=str(closed))) == "not-in-programme"
    assert slug(await api.ask(mentee, mentor, programme_id=str(over))) == "programme-not-running"
    assert slug(await api.ask(mentee, mentor, programme_id=str(uuid7()))) == "unknown-programme"
    assert (await api.ask(mentee, mentor, programme_id=str(closed))).json()["programme_id"] == str(closed)


async def test_the_default_programme_is_used_before_and_after_its_event_has_arrived(api: Api, world: World) -> None:
    mentee, default = await world.mentee(), named_uuid("programme", "open")

    before = (await api.ask(mentee, await world.mentor())).json()
    await world.tell(
        PROGRAMMES,
        ProgrammeState(programme_id=default, version=1, change="created", slug="open", name="Open", open_to_all=True),
    )
    after = (await api.ask(mentee, await world.mentor())).json()

    assert before["programme_id"] == after["programme_id"] == str(default)


async def test_the_same_mentor_is_asked_ten_times_a_day_and_no_more(api: Api, world: World) -> None:
    mentee, mentor, other = await world.mentee(), await world.mentor(), await world.mentor()
    for _ in range(5):
        await api.post(mentor, f"proposals/{await api.proposal(mentee, mentor)}/decline", {"reason": "other"})
        await api.post(mentee, f"proposals/{await api.proposal(mentee, mentor)}/withdrawal")

    refused = await api.ask(mentee, other, mentor)
    elsewhere = await api.ask(mentee, other)
    by_another = await api.ask(await world.mentee(), mentor)
    world.clock.move(in_days(1))
    next_day = await api.ask(mentee, mentor)

    assert (refused.status_code, slug(refused), refused.json()["position"]) == (429, "asked-too-often", 2)
    assert 0 < int(refused.headers["retry-after"]) <= 86_400
    assert [each.status_code for each in (elsewhere, by_another, next_day)] == [201] * 3
