"""The two of a draft have a say before its run is decided, where their programme lets them."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from shared.ids import uuid7
from tests.matching.builders import NOW, mentee_section, mentor_section
from tests.matching.conftest import World, slug
from tests.matching.runs.office import Office, cohort, programme
from tests.matching.test_erasure import traces_of


async def asking(office: Office, world: World, mentees: int, **mentors: Any) -> tuple[Any, list[UUID], list[UUID]]:
    """A run of a programme that shows its drafts, with whom it is about."""
    wit = await programme(world)
    await shows_drafts(office, wit)
    people = await cohort(world, wit, mentees, **mentors)
    return await office.done(wit, "coverage"), *people


async def shows_drafts(office: Office, programme_id: UUID, *, shown: bool = True) -> None:
    path = f"programmes/{programme_id}/rules"
    rules = await office.api.get(office.operator, path, operator=True)
    body = {"weights": rules.json()["weights"], "drafts_shown": shown}
    changed = await office.api.put(office.operator, path, body, if_match=rules.headers["etag"])
    assert changed.json()["drafts_shown"] is shown


async def own(office: Office, person: UUID) -> list[Any]:
    items: list[Any] = (await office.read("me/drafts", by=person))["items"]
    return items


async def say(office: Office, person: UUID, draft: Any, **opinion: Any) -> httpx.Response:
    answer: httpx.Response = await office.post(f"me/drafts/{draft['id']}/opinion", opinion, by=person)
    return answer


async def test_the_two_of_a_draft_see_it_with_reasons_and_nobody_elses(office: Office, world: World) -> None:
    run, [mentee, other], _ = await asking(office, world, 2, capacity=1)
    drafts = await office.drafts(run)
    mentor = UUID(drafts[mentee]["mentor_id"])

    [of_mentee], [of_mentor] = await own(office, mentee), await own(office, mentor)

    assert (of_mentee["you"], of_mentor["you"], of_mentee["id"]) == ("mentee", "mentor", of_mentor["id"])
    assert (of_mentor["mentee_id"], of_mentor["score"]) == (str(mentee), drafts[mentee]["score"])
    assert of_mentee["reasons"]
    assert of_mentor["reasons"]
    assert {each["text"] for each in of_mentee["reasons"]} != {each["text"] for each in of_mentor["reasons"]}
    assert [each["mentee_id"] for each in await own(office, other)] == [str(other)]
    stranger = await say(office, other, of_mentee, refused=True)
    assert (stranger.status_code, slug(stranger)) == (404, "draft-not-found")
    assert slug(await say(office, other, {"id": uuid7()}, refused=True)) == slug(stranger)


async def test_of_what_is_refused_nothing_comes_and_no_later_run_puts_the_two_together(
    office: Office, world: World
) -> None:
    run, [mentee, other], mentors = await asking(office, world, 2, capacity=2)
    mentor = UUID((await office.drafts(run))[mentee]["mentor_id"])
    [draft] = await own(office, mentee)

    assert (await say(office, mentee, draft, refused=True)).json()["refused"] is True
    told, listed = await office.read(f"match-runs/{run['id']}"), await office.drafts(run)
    assert told["said"] == {"ranked": 0, "refused": 1}
    assert (listed[mentee]["refused_by"], listed[other]["refused_by"]) == (["mentee"], [])
    assert (await office.approve(run)).status_code == 200
    await world.fire_timers()

    assert await office.decisions(run) == {mentee: ("skipped", "draft-refused"), other: ("sent", None)}
    assert [match.mentee_id for match in await world.matches()] == [other]
    again = await office.drafts(await office.done(UUID(run["programme_id"]), "coverage"))
    assert {each["mentor_id"] for each in again.values()} == {str(next(each for each in mentors if each != mentor))}


async def test_who_refuses_may_think_again_until_the_run_is_decided(office: Office, world: World) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    [draft] = await own(office, mentee)
    mentor = UUID(draft["mentor_id"])
    await say(office, mentor, draft, refused=True)
    await say(office, mentor, draft, refused=True)

    assert (await say(office, mentor, draft)).json()["refused"] is False
    assert (await office.read(f"match-runs/{run['id']}"))["said"] == {"ranked": 0, "refused": 0}
    await office.approve(run)
    late = await say(office, mentor, draft, refused=True)

    assert (late.status_code, slug(late)) == (409, "match-run-decided")
    assert await own(office, mentor) == await own(office, mentee) == []
    await world.fire_timers()
    assert await office.decisions(run) == {mentee: ("sent", None)}


async def test_a_draft_is_ranked_or_refused_and_a_rank_is_a_number_from_one_on(office: Office, world: World) -> None:
    _, [mentee], _ = await asking(office, world, 1)
    [draft] = await own(office, mentee)

    assert slug(await say(office, mentee, draft, rank=1, refused=True)) == "contradictory-opinion"
    for rank in (0, 51, 1.5, "1"):
        assert (await say(office, mentee, draft, rank=rank)).status_code == 400
    assert [each["rank"] for each in await own(office, mentee)] == [None]


async def test_where_places_have_become_few_those_are_asked_whom_the_mentor_ranks_highest_and_then_who_ranks_the_mentor(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    await shows_drafts(office, wit)
    mentees = [await world.mentee({"docker": 5}, languages={"en": 5}) for _ in range(4)]
    mentor = await world.mentor({"docker": 5}, languages={"en": 5}, capacity=4)
    for each in mentees:
        await world.joins(each, wit, "mentee")
    await world.joins(mentor, wit, "mentor")
    run = await office.done(wit)
    of = {UUID(each["mentee_id"]): each for each in await own(office, mentor)}
    first, second, third, fourth = mentees
    assert (await say(office, mentor, of[fourth], rank=1)).json()["rank"] == 1
    await say(office, third, of[third], rank=1)
    await world.changes(mentor, mentor=mentor_section({"docker": 5}, languages={"en": 5}, capacity=2))

    assert (await office.read(f"match-runs/{run['id']}"))["said"] == {"ranked": 2, "refused": 0}
    drafts = await office.drafts(run)
    assert (drafts[fourth]["mentor_rank"], drafts[third]["mentee_rank"]) == (1, 1)
    await office.approve(run)
    await world.fire_timers()

    full = ("skipped", "mentor-full")
    assert await office.decisions(run) == {first: full, second: full, third: ("sent", None), fourth: ("sent", None)}


async def test_where_the_programme_does_not_ask_or_no_more_nobody_is_shown_a_draft(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    [mentee], _ = await cohort(world, wit, 1)
    run = await office.done(wit, "coverage")
    assert await own(office, mentee) == []

    await shows_drafts(office, wit)
    [draft] = await own(office, mentee)
    await shows_drafts(office, wit, shown=False)

    assert await own(office, mentee) == []
    assert slug(await say(office, mentee, draft, refused=True)) == "draft-not-found"
    assert (await office.read(f"match-runs/{run['id']}"))["said"] == {"ranked": 0, "refused": 0}


async def test_of_a_dry_run_and_of_a_replay_nobody_is_shown_anything(office: Office, world: World) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    wit = UUID(run["programme_id"])
    await office.done(wit, "coverage", dry_run=True)
    replay = await office.post(f"match-runs/{run['id']}/replays", {}, idempotency_key=str(uuid7()))
    assert replay.status_code == 201, replay.text
    assert await office.solve()

    assert [each["run_id"] for each in await own(office, mentee)] == [run["id"]]


@pytest.mark.parametrize(
    "what", ["mentee blocks", "mentor blocks", "suspended", "ceased", "left", "erased", "mentored"]
)
async def test_who_is_parted_gone_or_served_is_shown_no_draft_and_says_nothing(
    office: Office, world: World, what: str
) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    [draft] = await own(office, mentee)
    mentor = UUID(draft["mentor_id"])
    said = {"mentee": mentee_section({"docker": 5}, languages={"en": 5})}
    taught = {"mentor": mentor_section({"docker": 5}, languages={"en": 5})}
    if what == "mentee blocks":
        await world.changes(mentee, **said, blocks=(mentor,))
    elif what == "mentor blocks":
        await world.changes(mentor, **taught, blocks=(mentee,))
    elif what == "suspended":
        await world.changes(mentor, **taught, suspended=True, suspended_at=NOW)
    elif what == "ceased":
        await world.changes(mentor)
    elif what == "left":
        await world.pool.execute("DELETE FROM memberships WHERE person_id = $1", mentor)
    elif what == "erased":
        await world.erase(mentor)
    else:
        other = await world.mentor({"docker": 5}, languages={"en": 5})
        await world.joins(other, UUID(run["programme_id"]), "mentor")
        asked = await office.api.ask(mentee, other, programme_id=run["programme_id"])
        await office.api.accept(other, asked.json()["proposals"][0]["id"])

    assert await own(office, mentee) == []
    assert slug(await say(office, mentee, draft, refused=True)) == "draft-not-found"


async def test_a_draft_that_is_changed_by_hand_is_another_one_and_what_was_refused_comes_by_no_hand(
    office: Office, world: World
) -> None:
    run, [mentee, _], mentors = await asking(office, world, 2, capacity=2)
    [draft] = await own(office, mentee)
    mentor = UUID(draft["mentor_id"])
    other = next(each for each in mentors if each != mentor)
    await say(office, mentee, draft, refused=True)

    async def change(to: UUID) -> httpx.Response:
        etag = (await office.api.get(office.operator, f"match-runs/{run['id']}", operator=True)).headers["etag"]
        body = {"mentor_id": str(to)}
        answer: httpx.Response = await office.post(
            f"match-runs/{run['id']}/drafts/{mentee}/change", body, if_match=etag
        )
        return answer

    assert (await change(other)).json()["run"]["said"] == {"ranked": 0, "refused": 0}
    [new] = await own(office, mentee)
    assert (new["id"] != draft["id"], new["mentor_id"], new["refused"]) == (True, str(other), False)
    assert slug(await say(office, mentee, draft)) == "draft-not-found"
    assert slug(await change(mentor)) == "draft-refused"


async def test_who_is_erased_leaves_no_word_of_what_they_said(office: Office, world: World) -> None:
    _, [mentee], _ = await asking(office, world, 1)
    [draft] = await own(office, mentee)
    await say(office, mentee, draft, rank=1)
    assert (await office.read("me/data", by=mentee))["kept"]["said_of_drafts"][0]["rank"] == 1
    await say(office, UUID(draft["mentor_id"]), draft, refused=True)

    await world.erase(mentee)

    assert "opinions" not in await traces_of(world, mentee)
    assert await world.pool.fetchval("SELECT count(*) FROM opinions") == 0
