"""Drafts that are changed by hand: what it costs is said, what may not be is refused; and runs for who came late."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.matching.conftest import World, slug
from tests.matching.runs.office import Office, cohort, programme


async def change(office: Office, run: Any, mentee: UUID, mentor: UUID | None, **more: Any) -> httpx.Response:
    etag = (await office.api.get(office.operator, f"match-runs/{run['id']}", operator=True)).headers["etag"]
    body = {"mentor_id": None if mentor is None else str(mentor), **more}
    answer: httpx.Response = await office.post(f"match-runs/{run['id']}/drafts/{mentee}/change", body, if_match=etag)
    return answer


async def three_with_places(office: Office, world: World, **more: Any) -> tuple[Any, list[UUID], UUID, UUID]:
    """A run in which two mentees have the better mentor, who is full then, and the third one has the other mentor."""
    wit = await programme(world, **more)
    mentees, [best, second] = await cohort(world, wit, 3, capacity=2)
    run = await office.done(wit, "coverage")
    return run, mentees, best, second


async def test_a_change_says_what_it_costs_and_the_run_keeps_count(office: Office, world: World) -> None:
    run, _, best, second = await three_with_places(office, world)
    drafts = await office.drafts(run)
    mentee = next(each for each, draft in drafts.items() if draft["mentor_id"] == str(best))

    tried = (await change(office, run, mentee, second, dry_run=True)).json()
    assert await office.drafts(run) == drafts
    done = (await change(office, run, mentee, second)).json()

    now = (await office.drafts(run))[mentee]
    assert (done["mentor_before"], done["mentor_id"], now["mentor_id"]) == (str(best), str(second), str(second))
    assert tried["cost"] == done["cost"] == pytest.approx(drafts[mentee]["score"] - now["score"])
    assert done["cost"] > 0
    assert (now["by_hand"], now["score"], now["sides"]) == (True, done["score"], done["sides"])
    assert {each["side"] for each in now["reasons"]} == {"mentee", "mentor"}
    after = await office.read(f"match-runs/{run['id']}")
    assert (after["changed_by_hand"], after["cost_by_hand"], after["figures"]) == (1, done["cost"], run["figures"])
    total = sum(each["score"] for each in (await office.drafts(run)).values())
    assert total == pytest.approx(run["figures"]["total"] - after["cost_by_hand"])
    back = (await change(office, run, mentee, best)).json()
    assert (back["cost"], back["run"]["cost_by_hand"]) == (-done["cost"], 0)


async def test_nobody_is_left_out_without_it_being_said(office: Office, world: World) -> None:
    run, [mentee, *_], _, _ = await three_with_places(office, world)
    before = (await office.drafts(run))[mentee]["score"]

    gone = (await change(office, run, mentee, None)).json()

    assert (gone["mentor_id"], gone["sides"], gone["cost"]) == (None, None, before)
    assert mentee not in await office.drafts(run)
    assert (await office.unmatched(run))[mentee] == []


async def test_what_may_not_be_matched_is_refused_by_hand_too(office: Office, world: World) -> None:
    run, mentees, best, _ = await three_with_places(office, world)
    wit = UUID(run["programme_id"])
    other = next(each for each, draft in (await office.drafts(run)).items() if draft["mentor_id"] != str(best))
    speaks_japanese = await world.mentor({"docker": 5}, languages={"ja": 5})
    paused = await world.mentor({"docker": 5}, languages={"en": 5}, paused=True)
    blocking = await world.mentor({"docker": 5}, languages={"en": 5}, blocks=(other,))
    stranger = await world.mentor({"docker": 5}, languages={"en": 5})
    for each in (speaks_japanese, paused, blocking):
        await world.joins(each, wit, "mentor")

    refused = {
        "no-place-left": best,
        "no-language-in-common": speaks_japanese,
        "mentor-takes-nobody": paused,
        "kept-apart": blocking,
        "not-in-this-run": stranger,
    }
    for reason, mentor in refused.items():
        assert slug(await change(office, run, other, mentor)) == reason
    assert slug(await change(office, run, stranger, best)) == "not-in-this-run"
    assert (await office.read(f"match-runs/{run['id']}"))["changed_by_hand"] == 0
    assert mentees


async def test_of_a_dry_run_or_a_decided_one_nothing_is_changed(office: Office, world: World) -> None:
    run, [mentee, *_], best, _ = await three_with_places(office, world)
    dry = await office.done(UUID(run["programme_id"]), dry_run=True)
    assert slug(await change(office, dry, mentee, best)) == "match-run-was-dry"
    await office.approve(run, mentee)
    assert slug(await change(office, run, mentee, best)) == "match-run-decided"


async def test_who_was_not_drawn_gets_no_place_by_hand(office: Office, world: World) -> None:
    wit = await programme(world, places="lottery")
    mentees, [best, _] = await cohort(world, wit, 3, capacity=1)
    run = await office.done(wit, seed=None)
    drafts = await office.drafts(run)
    [left_over] = set(mentees) - drafts.keys()
    drawn = next(each for each, draft in drafts.items() if draft["mentor_id"] == str(best))

    assert (await change(office, run, drawn, None)).status_code == 200
    assert slug(await change(office, run, left_over, best)) == "not-drawn"


async def test_what_was_changed_by_hand_is_what_is_sent(office: Office, world: World) -> None:
    run, _, best, second = await three_with_places(office, world)
    mentee = next(each for each, draft in (await office.drafts(run)).items() if draft["mentor_id"] == str(best))
    await change(office, run, mentee, second)

    await office.approve(run, mentee)
    await world.fire_timers()

    assert [(match.mentee_id, match.mentor_id) for match in await world.matches()] == [(mentee, second)]
    assert (await office.read(f"audit-log?programme_id={run['programme_id']}"))["items"][1]["act"] == "draft_changed"


async def test_a_run_for_who_came_late_leaves_earlier_drafts_and_their_places_alone(
    office: Office, world: World
) -> None:
    run, mentees, _, second = await three_with_places(office, world)
    wit = UUID(run["programme_id"])
    late = [await world.mentee({"docker": 5}, languages={"en": 5}) for _ in range(2)]
    for each in late:
        await world.joins(each, wit, "mentee")

    top_up = await office.done(wit, "coverage", top_up=True)

    drafts = await office.drafts(top_up)
    assert (top_up["top_up"], top_up["figures"]["mentees"], len(drafts)) == (True, 2, 1)
    assert drafts.keys() | (await office.unmatched(top_up)).keys() == set(late)
    assert {draft["mentor_id"] for draft in drafts.values()} == {str(second)}
    whole = await office.done(wit, "coverage", dry_run=True)
    assert whole["figures"]["mentees"] == len(mentees) + len(late)
