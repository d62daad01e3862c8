"""In a programme with a ladder of its own a mentor who does not answer or come is told, rests, is out; and appeals."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.matching.domain.ladder import (
    AppealedAlready,
    Ladder,
    LadderNotUsable,
    NoAppealWaits,
    NotForYouToEnd,
    Rung,
    Step,
    StepOver,
)
from services.matching.domain.proposals import TIME_TO_RESPOND
from services.matching.use_cases import stepping
from shared.contracts import NOTICES, PROGRAMMES, SESSIONS, NoticeState, ProgrammeState, SessionState
from shared.ids import uuid7
from shared.postgres import transaction
from shared.refusals import Refusal
from tests.matching.builders import NOW
from tests.matching.conftest import Api, World, slug
from tests.matching.runs.office import programme
from tests.matching.test_erasure import traces_of

LADDER = {"told": 1, "rest": 2, "unmatched": 3, "within_days": 90}
STEP = Step(uuid7(), uuid7(), uuid7(), "rest", 2, NOW)


@pytest.mark.parametrize("after", [{}, {"told": 2, "rest": 2}, {"told": 3, "unmatched": 2}])
def test_each_step_of_a_ladder_needs_more_than_the_one_before(after: dict[str, int]) -> None:
    with pytest.raises(LadderNotUsable):
        Ladder(**after)


@pytest.mark.parametrize(
    ("counted", "taken", "due"),
    [
        (0, (), None),
        (1, (), "told"),
        (1, ("told",), None),
        (2, ("told",), "rest"),
        (5, (), "unmatched"),
        (2, ("told", "rest"), None),
        (3, ("told", "rest"), "unmatched"),
        (9, ("unmatched",), None),
        (2, ("unmatched",), None),
    ],
)
def test_the_highest_step_is_taken_that_is_due_and_none_below_one_that_was(
    counted: int, taken: tuple[Rung, ...], due: Rung | None
) -> None:
    assert Ladder(told=1, rest=2, unmatched=3).due(counted, taken) == due


@pytest.mark.parametrize(
    ("step", "act", "refusal"),
    [
        (replace(STEP, rung="unmatched"), lambda step: step.come_back(NOW), NotForYouToEnd),
        (STEP.come_back(NOW), lambda step: step.come_back(NOW), StepOver),
        (STEP.come_back(NOW), lambda step: step.appealed("Why?", NOW), StepOver),
        (STEP.appealed("Why?", NOW), lambda step: step.appealed("Why?", NOW), AppealedAlready),
        (STEP, lambda step: step.decided("upheld", "", NOW), NoAppealWaits),
        (
            STEP.appealed("Why?", NOW).decided("granted", "", NOW),
            lambda step: step.decided("upheld", "", NOW),
            NoAppealWaits,
        ),
    ],
)
def test_what_is_over_said_or_decided_is_so_once(step: Step, act: Any, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        act(step)


@pytest.fixture
async def wit(api: Api, world: World) -> UUID:
    """A programme with a ladder."""
    programme_id = await programme(world)
    await set_ladder(api, programme_id, LADDER)
    return programme_id


async def set_ladder(api: Api, programme_id: UUID, ladder: Any) -> httpx.Response:
    path, operator = f"programmes/{programme_id}/rules", uuid7()
    rules = await api.get(operator, path, operator=True)
    body = {"weights": rules.json()["weights"], "ladder": ladder}
    return await api.put(operator, path, body, if_match=rules.headers["etag"])


async def member(world: World, programme_id: UUID) -> UUID:
    mentor = await world.mentor({"docker": 5}, languages={"en": 5}, capacity=9)
    await world.joins(mentor, programme_id, "mentor")
    return mentor


async def asks(api: Api, world: World, programme_id: UUID, mentor: UUID) -> httpx.Response:
    mentee = await world.mentee({"docker": 5}, languages={"en": 5})
    await world.joins(mentee, programme_id, "mentee")
    return await api.ask(mentee, mentor, programme_id=str(programme_id))


async def runs_out(api: Api, world: World, programme_id: UUID, mentor: UUID, times: int = 1) -> None:
    """So many are asked there, and nothing is answered."""
    for _ in range(times):
        asked = await asks(api, world, programme_id, mentor)
        assert asked.status_code == 201, asked.text
        world.clock.move(TIME_TO_RESPOND)
        await world.fire_timers()


def session(programme_id: UUID, mentor: UUID, **more: Any) -> SessionState:
    missed = {"change": "missed", "state": "missed", "absent": "mentor", "version": 1, **more}
    times = {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW}
    ids = {"session_id": uuid7(), "mentee_ids": (uuid7(),), "offering_id": uuid7()}
    return SessionState(mentor_id=mentor, programme_id=programme_id, **{**ids, **times, **missed})


async def steps_of(api: Api, person: UUID) -> list[Any]:
    items: list[Any] = (await api.get(person, "me/steps")).json()["items"]
    return items


async def told(world: World, person: UUID) -> list[tuple[str, str]]:
    rows = await world.pool.fetch("SELECT value FROM outbox WHERE topic = 'notices' AND value IS NOT NULL ORDER BY id")
    found: list[NoticeState] = [NOTICES.parse(row["value"]) for row in rows]
    return [(each.kind, each.change) for each in found if each.recipient_id == person]


async def act(api: Api, person: UUID, step: Any, what: str, body: Any = None, **more: Any) -> httpx.Response:
    headers = api.headers(person, if_match=f'"{step["version"]}-0"', **more)
    return await api.client.post(f"{what}", json=body, headers=headers)


async def appeals(api: Api, person: UUID, words: str = "I was in hospital.") -> httpx.Response:
    step = (await steps_of(api, person))[0]
    return await act(api, person, step, f"me/steps/{step['id']}/appeal", {"text": words})


async def decides(api: Api, by: UUID, step: Any, outcome: str, *, operator: bool = True) -> httpx.Response:
    body = {"outcome": outcome, "reason": "It was as you say."}
    return await act(api, by, step, f"steps/{step['id']}/decision", body, operator=operator)


async def test_step_by_step_it_is_told_nobody_new_comes_and_no_way_back_of_ones_own(
    api: Api, world: World, wit: UUID
) -> None:
    mentor = await member(world, wit)
    await runs_out(api, world, wit, mentor)
    [step] = await steps_of(api, mentor)
    assert (step["rung"], step["counted"], step["can"]) == ("told", 1, ["appeal"])

    await runs_out(api, world, wit, mentor)
    rest, before = await steps_of(api, mentor)
    assert (rest["rung"], rest["can"], before["ended_because"]) == ("rest", ["come_back", "appeal"], "went_on")
    assert slug(await asks(api, world, wit, mentor)) == "mentor-paused"

    back = await act(api, mentor, rest, f"me/steps/{rest['id']}/end")
    assert (back.json()["ended_because"], back.json()["can"]) == ("came_back", [])
    await runs_out(api, world, wit, mentor)
    out = (await steps_of(api, mentor))[0]
    assert (out["rung"], out["counted"], out["can"]) == ("unmatched", 3, ["appeal"])
    assert slug(await act(api, mentor, out, f"me/steps/{out['id']}/end")) == "not-for-you-to-end"
    kinds = [each for each in await told(world, mentor) if each[1] == "said"]
    assert kinds == [("step_told", "said"), ("step_rest", "said"), ("step_unmatched", "said")]


async def test_who_is_out_is_recommended_and_matched_there_no_more_and_elsewhere_as_ever(
    api: Api, world: World, wit: UUID
) -> None:
    mentor = await member(world, wit)
    mentee = await world.mentee({"docker": 5}, languages={"en": 5})
    await world.joins(mentee, wit, "mentee")
    here = f"me/recommendations?programme_id={wit}"

    async def listed(path: str) -> list[str]:
        return [each["mentor_id"] for each in (await api.get(mentee, path)).json()["items"]]

    assert await listed(here) == [str(mentor)]
    await runs_out(api, world, wit, mentor, 2)

    assert await listed(here) == []
    assert await listed("me/recommendations") == [str(mentor)]
    why = (await api.get(mentee, f"me/recommendations/{mentor}?programme_id={wit}")).json()
    assert "paused" in [each["obstacle"] for each in why["obstacles"]]
    rest = (await api.get(mentor, "me/rest")).json()
    assert rest["resting_since"] is None
    assert rest["steps"] == (await api.get(mentor, "me/steps")).json()["items"] != []


async def test_sessions_that_a_mentor_did_not_come_to_count_with_them_and_no_more_once_they_did(
    api: Api, world: World, wit: UUID
) -> None:
    mentor = await member(world, wit)
    missed = session(wit, mentor)
    await world.tell_all(SESSIONS, missed, session(wit, mentor, absent="mentee"), session(wit, mentor, absent=None))
    await world.fire_timers()
    assert [(each["rung"], each["counted"]) for each in await steps_of(api, mentor)] == [("told", 1)]

    granted = missed.model_copy(update={"version": 2, "change": "completed", "state": "completed", "appeal": "granted"})
    await world.tell_all(SESSIONS, granted.model_copy(update={"absent": None}))
    await world.fire_timers()

    assert [each["ended_because"] for each in await steps_of(api, mentor)] == ["corrected"]
    assert await told(world, mentor) == [("step_told", "said"), ("step_told", "settled")]


async def test_what_is_long_ago_or_elsewhere_counts_nothing(api: Api, world: World, wit: UUID) -> None:
    mentor, other = await member(world, wit), await programme(world, slug="other")
    await world.joins(mentor, other, "mentor")
    await runs_out(api, world, other, mentor, 2)
    assert await steps_of(api, mentor) == []
    await runs_out(api, world, wit, mentor)
    world.clock.move(timedelta(days=LADDER["within_days"]))
    await runs_out(api, world, wit, mentor)

    assert [(each["rung"], each["counted"]) for each in await steps_of(api, mentor)] == [("told", 1), ("told", 1)]


async def test_an_appeal_is_told_to_coordinators_decided_with_a_reason_and_kept_in_the_audit_log(
    api: Api, world: World, wit: UUID
) -> None:
    mentor, coordinator, operator = await member(world, wit), uuid7(), uuid7()
    await world.joins(coordinator, wit, "coordinator")
    await runs_out(api, world, wit, mentor, 2)

    appealed = (await appeals(api, mentor)).json()
    assert (appealed["appeal"], appealed["can"]) == ("I was in hospital.", ["come_back"])
    assert slug(await appeals(api, mentor)) == "appealed-already"
    assert await told(world, coordinator) == [("appeal_waits", "said")]
    path = f"programmes/{wit}/steps?waiting=true"
    [waiting] = (await api.get(coordinator, path)).json()["items"]
    assert (waiting["id"], waiting["can"]) == (appealed["id"], ["decide"])

    decided = await decides(api, coordinator, waiting, "granted", operator=False)

    assert (decided.status_code, decided.json()["ended_because"]) == (200, "granted")
    assert slug(await decides(api, operator, decided.json(), "upheld")) == "no-appeal-waits"
    assert (await steps_of(api, mentor))[0]["reason"] == "It was as you say."
    assert (await told(world, mentor))[-2:] == [("step_rest", "settled"), ("step_granted", "said")]
    assert (await told(world, coordinator))[-1] == ("appeal_waits", "settled")
    [entry] = (await api.get(operator, "audit-log?act=step_decided", operator=True)).json()["items"]
    assert (entry["actor_id"], entry["person_id"], entry["role"]) == (str(coordinator), str(mentor), "coordinator")
    assert entry["reason"] == "It was as you say."
    await runs_out(api, world, wit, mentor)
    assert (await steps_of(api, mentor))[0]["counted"] == 1


async def test_a_step_that_stands_goes_on_and_the_mentor_is_told_why(api: Api, world: World, wit: UUID) -> None:
    mentor = await member(world, wit)
    await runs_out(api, world, wit, mentor, 2)
    appealed = (await appeals(api, mentor)).json()

    upheld = (await decides(api, uuid7(), appealed, "upheld")).json()

    assert (upheld["outcome"], upheld["ended_at"]) == ("upheld", None)
    assert (await told(world, mentor))[-1] == ("step_upheld", "said")
    assert slug(await asks(api, world, wit, mentor)) == "mentor-paused"


async def test_nobody_else_sees_ends_appeals_or_decides(api: Api, world: World, wit: UUID) -> None:
    mentor, stranger, elsewhere = await member(world, wit), uuid7(), uuid7()
    await world.joins(elsewhere, await programme(world, slug="other"), "coordinator")
    await runs_out(api, world, wit, mentor, 2)
    step = (await appeals(api, mentor)).json()

    for what, body in (("end", None), ("appeal", {"text": "Mine."})):
        refused = await act(api, stranger, step, f"me/steps/{step['id']}/{what}", body)
        assert (refused.status_code, slug(refused)) == (404, "unknown-step")
    for person in (stranger, elsewhere, mentor):
        assert slug(await api.get(person, f"programmes/{wit}/steps")) == "not-your-programme"
        assert slug(await decides(api, person, step, "granted", operator=False)) == "not-your-programme"
        nothing = {**step, "id": uuid7()}
        assert slug(await decides(api, person, nothing, "granted", operator=False)) == "not-your-programme"


async def test_those_who_look_after_a_programme_may_let_somebody_in_again_without_an_appeal(
    api: Api, world: World, wit: UUID
) -> None:
    mentor, operator = await member(world, wit), uuid7()
    await runs_out(api, world, wit, mentor, 2)
    [step] = [each for each in await steps_of(api, mentor) if each["ended_at"] is None]
    assert slug(await decides(api, operator, step, "upheld")) == "no-appeal-waits"

    assert (await decides(api, operator, step, "granted")).status_code == 200

    assert (await asks(api, world, wit, mentor)).status_code == 201
    again = (await steps_of(api, mentor))[0]
    assert slug(await act(api, mentor, again, f"me/steps/{again['id']}/appeal", {"text": "Late."})) == "step-over"


async def test_of_two_appeals_at_once_each_coordinator_is_told_once_and_no_more_once_both_are_decided(
    api: Api, world: World, wit: UUID
) -> None:
    mentors, coordinator = [await member(world, wit) for _ in range(2)], uuid7()
    await world.joins(coordinator, wit, "coordinator")
    for each in mentors:
        await runs_out(api, world, wit, each)

    appealed = await asyncio.gather(*(appeals(api, each) for each in mentors for _ in range(2)))

    assert sorted(each.is_success for each in appealed) == [False, False, True, True]
    assert await told(world, coordinator) == [("appeal_waits", "said")]
    for each in mentors:
        assert (await decides(api, coordinator, (await steps_of(api, each))[0], "upheld", operator=False)).is_success
    assert await told(world, coordinator) == [("appeal_waits", "said"), ("appeal_waits", "settled")]


async def test_two_steps_never_follow_on_the_same_and_a_request_that_runs_out_twice_counts_once(
    api: Api, world: World, wit: UUID
) -> None:
    mentor = await member(world, wit)
    await runs_out(api, world, wit, mentor)

    async def again() -> None:
        async with transaction(world.pool) as tx:
            await stepping.climb(tx, mentor, now=world.clock.now())

    await asyncio.gather(*(again() for _ in range(4)))

    assert [(each["rung"], each["counted"]) for each in await steps_of(api, mentor)] == [("told", 1)]


async def test_in_a_programme_that_was_left_or_is_archived_no_step_is_taken(api: Api, world: World, wit: UUID) -> None:
    left, archived = await world.mentor(languages={"en": 5}), await programme(world, slug="archived")
    await set_ladder(api, archived, LADDER)
    over: dict[str, Any] = {"slug": "archived", "name": "Over", "open_to_all": False, "archived_at": NOW, "version": 2}
    await world.tell(PROGRAMMES, ProgrammeState(programme_id=archived, change="archived", **over))
    await world.tell_all(SESSIONS, session(wit, left), session(archived, left))
    await world.fire_timers()
    assert await steps_of(api, left) == []


async def test_whoever_waits_for_a_mentor_that_rests_goes_on_to_the_next(api: Api, world: World, wit: UUID) -> None:
    mentor, other = await member(world, wit), await member(world, wit)
    await runs_out(api, world, wit, mentor)
    mentee = await world.mentee({"docker": 5}, languages={"en": 5})
    await world.joins(mentee, wit, "mentee")
    request = (await api.ask(mentee, mentor, other, programme_id=str(wit))).json()["id"]
    assert await api.states(mentee, request) == ["proposed", "waiting"]

    await world.tell_all(SESSIONS, session(wit, mentor))
    await world.fire_timers()

    assert await api.states(mentee, request) == ["declined", "proposed"]


async def test_a_coordinator_who_is_a_mentor_decides_on_no_step_of_their_own(api: Api, world: World, wit: UUID) -> None:
    mentor = await member(world, wit)
    await world.joins(mentor, wit, "coordinator")
    await runs_out(api, world, wit, mentor)
    appealed = (await appeals(api, mentor)).json()

    assert slug(await decides(api, mentor, appealed, "granted", operator=False)) == "not-for-you-to-end"


async def test_who_is_erased_leaves_no_step_and_no_word(api: Api, world: World, wit: UUID) -> None:
    mentor = await member(world, wit)
    await runs_out(api, world, wit, mentor, 2)
    await appeals(api, mentor)
    assert (await api.get(mentor, "me/data")).json()["kept"]["steps"][-1]["appeal"] == "I was in hospital."

    await world.erase(mentor)

    assert {"steps", "notices"} & (await traces_of(world, mentor)).keys() == set()


async def test_a_ladder_is_set_by_version_and_one_that_makes_no_sense_is_refused(
    api: Api, world: World, wit: UUID
) -> None:
    assert (await set_ladder(api, wit, {"told": 3, "rest": 2})).json()["type"].endswith("ladder-not-usable")
    assert (await set_ladder(api, wit, {"told": 0})).status_code == 400
    taken = await set_ladder(api, wit, None)
    assert (taken.status_code, taken.json()["ladder"]) == (200, None)
    mentor = await member(world, wit)
    await runs_out(api, world, wit, mentor, 2)
    assert await steps_of(api, mentor) == []
