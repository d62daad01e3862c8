"""A past run again, on the people as they were, beside what became of its pairs."""

from typing import Any
from uuid import UUID

import httpx

from services.matching.domain.rules import DEFAULT_WEIGHTS
from shared.ids import uuid7
from tests.matching.builders import hours, tomorrow
from tests.matching.conftest import World, slug
from tests.matching.runs.office import Office, cohort, programme
from tests.matching.test_erasure import traces_of

BY_ROOM = dict.fromkeys(DEFAULT_WEIGHTS, 0) | {"languages": 1, "capacity": 1}


async def replay(office: Office, run: Any, **more: Any) -> httpx.Response:
    answer: httpx.Response = await office.post(f"match-runs/{run['id']}/replays", more, idempotency_key=str(uuid7()))
    return answer


async def replayed(office: Office, run: Any, **more: Any) -> Any:
    asked = await replay(office, run, **more)
    assert asked.status_code == 201, asked.text
    assert await office.solve()
    return await office.read(f"match-runs/{asked.json()['id']}")


def pairs(drafts: dict[UUID, Any]) -> dict[UUID, Any]:
    return {mentee: (draft["mentor_id"], draft["score"], draft["sides"]) for mentee, draft in drafts.items()}


async def test_under_the_same_rules_a_replay_is_the_run_itself_whatever_has_changed_since(
    office: Office, world: World
) -> None:
    wit = await programme(world, places="lottery")
    mentees, mentors = await cohort(world, wit, 4, capacity=1)
    for each in (*mentees, *mentors):
        await world.has_hours(each, hours(tomorrow(9, 4)))
    run = await office.done(wit, "score", seed=None)
    before = pairs(await office.drafts(run))
    late = await world.mentor({"docker": 5}, languages={"en": 5})
    await world.joins(late, wit, "mentor")
    for each in mentors:
        await world.changes(each, version=2)  # are mentors no more

    again = await replayed(office, run)

    assert pairs(await office.drafts(again)) == before
    assert (again["replay_of"], again["missing"], again["dry_run"], again["can"]) == (run["id"], 0, True, [])
    assert (again["lottery"], again["seed"], again["figures"]) == ("trial", run["seed"], run["figures"])


async def test_other_rules_give_other_scores_and_change_nothing_else(office: Office, world: World) -> None:
    wit = await programme(world)
    await cohort(world, wit, 2)
    run = await office.done(wit, "score")

    other = await replayed(office, run, weights=BY_ROOM, objective="stable")
    strict = await replayed(office, run, minimum_score=1.0)

    assert (other["objective"], other["rules_version"]) == ("stable", None)
    assert pairs(await office.drafts(other)) != pairs(await office.drafts(run))
    assert (strict["figures"]["matched"], strict["minimum_score"]) == (0, 1.0)
    assert (await office.read(f"match-runs/{run['id']}"))["figures"] == run["figures"]
    assert (await office.read(f"match-runs/{strict['id']}/report"))["last"]["id"] == run["id"]


async def test_what_became_of_its_pairs_stands_beside_it(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, [best, second] = await cohort(world, wit, 2, capacity=1)
    run = await office.done(wit, "coverage")
    drafts = await office.drafts(run)
    happy = next(each for each, draft in drafts.items() if draft["mentor_id"] == str(best))
    [passed_over] = set(mentees) - {happy}
    await office.approve(run, happy)
    await world.fire_timers()
    proposal = (await office.drafts(run))[happy]["proposal_id"]
    assert (await office.api.accept(best, proposal)).status_code == 200

    again = await replayed(office, run, minimum_score=1.0)

    became = {
        UUID(each["mentee_id"]): each for each in (await office.read(f"match-runs/{again['id']}/what-became"))["items"]
    }
    assert became[happy] == {
        "mentee_id": str(happy),
        "mentor_then": str(best),
        "mentor_now": None,
        "decision": "sent",
        "proposal": "accepted",
        "mentorship": True,
        "ended_at": None,
    }
    assert (became[passed_over]["mentor_then"], became[passed_over]["decision"]) == (str(second), "passed_over")
    assert (became[passed_over]["proposal"], became[passed_over]["mentorship"]) == (None, False)


async def test_who_is_erased_is_no_longer_in_it_and_it_says_so(office: Office, world: World) -> None:
    wit = await programme(world)
    blocked = await world.mentor()
    mentees, mentors = await cohort(world, wit, 3)
    await world.joins(blocked, wit, "mentor")
    await world.changes(mentees[0], version=2, blocks=(blocked,), mentee=None)
    run = await office.done(wit, "coverage")

    await world.erase(mentees[1], mentors[0], blocked)
    again = await replayed(office, run)

    assert again["missing"] == 3
    assert mentees[1] not in await office.drafts(again)
    for person in (mentees[1], mentors[0], blocked):
        traces = set(await traces_of(world, person))
        assert not any(table.startswith("match_") for table in traces), traces


async def test_only_a_real_run_that_is_done_can_be_done_again_and_one_at_a_time(office: Office, world: World) -> None:
    wit = await programme(world)
    await cohort(world, wit, 2)
    dry = await office.done(wit, dry_run=True)
    run = await office.done(wit)
    again = await replayed(office, run)

    assert slug(await replay(office, dry)) == slug(await replay(office, again)) == "nothing-kept"
    assert slug(await replay(office, run, weights=dict.fromkeys(DEFAULT_WEIGHTS, 0))) == "weights-not-usable"
    assert (await replay(office, run)).status_code == 201
    assert slug(await replay(office, run)) == "match-run-goes-on"
    waiting = (await office.read(f"match-runs?programme_id={wit}"))["items"][0]
    assert slug(await replay(office, waiting)) == "match-run-not-done"


async def test_no_word_is_kept_that_scores_do_not_need(office: Office, world: World) -> None:
    wit = await programme(world)
    await cohort(world, wit, 1, headline="My headline", about="My story")
    await office.done(wit)

    kept = await world.pool.fetch("SELECT known FROM match_snapshots")

    assert len(kept) == 3
    assert not any(words in row["known"] for row in kept for words in ("My headline", "My story", "operations"))
