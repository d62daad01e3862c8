"""Whoever is to say something of a draft is told so, until they have; whoever asked for a run hears when it is done."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.matching.domain.notices import AGAIN_AFTER, Notice, Waits, about_drafts
from services.matching.store import people
from services.matching.use_cases.noticing import SOON
from shared.contracts import MEMBERSHIPS, NOTICES, PROGRAMMES, NoticeState, ProgrammeState
from shared.ids import uuid7
from tests.matching.builders import NOW, membership, mentee_section, mentor_section
from tests.matching.conftest import World
from tests.matching.runs.office import Office, cohort, programme
from tests.matching.runs.test_opinions import asking, own, say, shows_drafts
from tests.matching.test_erasure import traces_of

PROGRAMME, PERSON, FIRST, SECOND = (uuid7() for _ in range(4))
WAITS = Waits(PROGRAMME, PERSON, FIRST, "mentee")
TOLD = Notice(uuid7(), "opinion_asked", PROGRAMME, PERSON, FIRST, "mentee", 1, True, NOW)


async def notices(world: World, kind: str = "opinion_asked") -> list[NoticeState]:
    """What was published of these, oldest first, once everything that is due has been done."""
    await world.fire_timers()
    rows = await world.pool.fetch("SELECT value FROM outbox WHERE topic = 'notices' AND value IS NOT NULL ORDER BY id")
    return [each for row in rows if (each := NOTICES.parse(row["value"])).kind == kind]


async def waiting(world: World) -> set[UUID]:
    """For whom a draft waits, as far as they were told and are here."""
    await world.fire_timers()
    rows = await world.pool.fetch("SELECT key, value FROM outbox WHERE topic = 'notices' ORDER BY id")
    last = {row["key"]: row["value"] and NOTICES.parse(row["value"]) for row in rows}
    return {
        each.recipient_id for each in last.values() if each and each.change == "said" and each.kind == "opinion_asked"
    }


def test_who_has_nothing_to_say_is_told_nothing() -> None:
    assert about_drafts(None, None, uuid7(), NOW) is None
    assert about_drafts(None, WAITS, TOLD.notice_id, NOW) == TOLD
    assert TOLD.public().change == "said"
    assert about_drafts(TOLD, WAITS, uuid7(), NOW + timedelta(days=9)) is None


def test_what_waits_no_more_is_settled_once() -> None:
    settled = about_drafts(TOLD, None, uuid7(), NOW)
    assert settled is not None
    assert (settled.public().change, settled.version) == ("settled", 2)
    assert about_drafts(settled, None, uuid7(), NOW) is None


@pytest.mark.parametrize("kept", [TOLD, TOLD.settled()], ids=["waits still", "answered"])
def test_a_later_run_is_said_anew_and_never_within_a_day(kept: Notice) -> None:
    later = replace(WAITS, run_id=SECOND)
    held = about_drafts(kept, later, uuid7(), NOW + AGAIN_AFTER / 2)
    assert held == replace(kept, held_until=NOW + AGAIN_AFTER)
    assert about_drafts(held, later, uuid7(), NOW + AGAIN_AFTER / 2) is None

    said = about_drafts(held, later, uuid7(), NOW + AGAIN_AFTER)

    assert said is not None
    assert (said.run_id, said.version, said.open, said.held_until) == (SECOND, kept.version + 1, True, None)


async def test_both_sides_of_a_draft_are_told_that_it_waits_and_no_more_once_they_have_said_something(
    office: Office, world: World
) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    [draft] = await own(office, mentee)
    mentor = UUID(draft["mentor_id"])

    told = {each.recipient_id: each for each in await notices(world)}
    assert told.keys() == {mentee, mentor}
    assert {each: told[each].side for each in told} == {mentee: "mentee", mentor: "mentor"}
    assert {str(each.run_id) for each in told.values()} == {run["id"]}

    await say(office, mentee, draft, rank=1)
    assert await waiting(world) == {mentor}
    await say(office, mentor, draft, refused=True)
    assert await waiting(world) == set()
    await say(office, mentee, draft)
    assert await waiting(world) == set()
    assert len(await notices(world)) == 4


async def test_a_mentor_is_told_once_of_several_drafts_and_waited_for_until_the_last(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    await shows_drafts(office, wit)
    mentees = [await world.mentee({"docker": 5}, languages={"en": 5}) for _ in range(3)]
    mentor = await world.mentor({"docker": 5}, languages={"en": 5}, capacity=3)
    for each in mentees:
        await world.joins(each, wit, "mentee")
    await world.joins(mentor, wit, "mentor")
    await office.done(wit)

    first, second, third = await own(office, mentor)
    assert [each.recipient_id for each in await notices(world)].count(mentor) == 1
    await say(office, mentor, first, rank=1)
    await say(office, mentor, second, refused=True)
    assert await waiting(world) == {mentor, *mentees}
    await say(office, mentor, third, rank=2)
    assert await waiting(world) == set(mentees)


async def test_once_a_run_is_decided_nothing_waits_neither_for_its_two_nor_for_whoever_asked_for_it(
    office: Office, world: World
) -> None:
    run, mentees, _ = await asking(office, world, 2)
    mentors = {UUID(each["mentor_id"]) for each in (await office.drafts(run)).values()}
    [ready] = await notices(world, "run_ready")
    assert (ready.recipient_id, str(ready.run_id), ready.side) == (office.operator, run["id"], None)
    assert await waiting(world) == {*mentees, *mentors}

    assert (await office.approve(run, mentee_ids=[])).status_code == 200

    assert await waiting(world) == set()
    assert [each.change for each in await notices(world, "run_ready")] == ["said", "settled"]


async def test_of_a_dry_run_nobody_is_told_and_where_drafts_are_not_shown_nobody_is_asked(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 2)
    await office.done(wit, "coverage", dry_run=True)
    assert await notices(world, "run_ready") == await notices(world) == []

    drafts = await office.drafts(await office.done(wit, "coverage"))
    assert len(await notices(world, "run_ready")) == 1
    assert await waiting(world) == set()
    await shows_drafts(office, wit)
    assert await waiting(world) == {*mentees, *(UUID(each["mentor_id"]) for each in drafts.values())}
    await shows_drafts(office, wit, shown=False)
    assert await waiting(world) == set()


async def test_more_people_than_are_told_at_once_are_all_told(
    office: Office, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.matching.use_cases.noticing.AT_ONCE", 2)
    run, mentees, mentors = await asking(office, world, 5, capacity=3)
    assert await waiting(world) == {*mentees, *mentors}
    await office.approve(run, mentee_ids=[])
    assert await waiting(world) == set()
    assert len(await notices(world)) == 14


async def test_whom_somebody_else_changes_at_this_moment_is_told_in_the_next_and_the_others_now(
    office: Office, world: World
) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    mentor = UUID((await office.drafts(run))[mentee]["mentor_id"])
    async with world.transaction() as other:
        await people.lock(other, [mentee])
        assert await waiting(world) == {mentor}

    assert await waiting(world) == {mentor}
    world.clock.move(SOON)
    assert await waiting(world) == {mentor, mentee}


async def test_the_next_run_within_a_day_is_told_once_the_day_is_over_and_only_to_whom_it_waits_for(
    office: Office, world: World
) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    mentor = UUID((await own(office, mentee))[0]["mentor_id"])
    assert await waiting(world) == {mentee, mentor}
    await office.approve(run, mentee_ids=[])
    assert await waiting(world) == set()
    again = await office.done(UUID(run["programme_id"]), "coverage")
    assert await waiting(world) == set()
    [draft] = await own(office, mentee)
    await say(office, mentor, draft, rank=1)

    world.clock.move(AGAIN_AFTER)

    assert await waiting(world) == {mentee}
    said = [each for each in await notices(world) if each.recipient_id == mentee]
    assert [each.change for each in said] == ["said", "settled", "said"]
    assert str(said[-1].run_id) == again["id"]


WHAT = ["mentee blocks", "suspended", "paused", "ceased", "left", "erased", "mentored", "archived"]


@pytest.mark.parametrize("what", WHAT)
async def test_who_is_parted_gone_paused_or_served_is_waited_for_no_more_on_either_side(
    office: Office, world: World, what: str
) -> None:
    run, [mentee], _ = await asking(office, world, 1)
    wit = UUID(run["programme_id"])
    mentor = UUID((await own(office, mentee))[0]["mentor_id"])
    assert await waiting(world) == {mentee, mentor}
    taught: dict[str, Any] = {"mentor": mentor_section({"docker": 5}, languages={"en": 5})}
    if what == "mentee blocks":
        said = {"mentee": mentee_section({"docker": 5}, languages={"en": 5})}
        await world.changes(mentee, **said, blocks=(mentor,))
    elif what == "suspended":
        await world.changes(mentor, **taught, suspended=True, suspended_at=NOW)
    elif what == "paused":
        await world.changes(mentor, mentor=mentor_section({"docker": 5}, languages={"en": 5}, paused=True))
    elif what == "ceased":
        await world.changes(mentor)
    elif what == "left":
        member = await world.pool.fetchval("SELECT membership_id FROM memberships WHERE person_id = $1", mentor)
        await world.tell(MEMBERSHIPS, membership(mentor, wit, "mentor", membership_id=member, version=2, state="left"))
    elif what == "erased":
        await world.erase(mentor)
    elif what == "archived":
        state: dict[str, Any] = {"version": 2, "change": "archived", "slug": "wit", "name": "Wit", "open_to_all": False}
        await world.tell(PROGRAMMES, ProgrammeState(programme_id=wit, archived_at=NOW, **state))
    else:
        other = await world.mentor({"docker": 5}, languages={"en": 5})
        await world.joins(other, wit, "mentor")
        asked = await office.api.ask(mentee, other, programme_id=run["programme_id"])
        await office.api.accept(other, asked.json()["proposals"][0]["id"])

    assert await waiting(world) == set()


async def test_who_takes_mentees_again_is_asked_again_and_not_twice_a_day(office: Office, world: World) -> None:
    _, [mentee], _ = await asking(office, world, 1)
    mentor = UUID((await own(office, mentee))[0]["mentor_id"])
    assert await waiting(world) == {mentee, mentor}
    for paused in (True, False, True, False):
        await world.changes(mentor, mentor=mentor_section({"docker": 5}, languages={"en": 5}, paused=paused))
        assert await waiting(world) == set()

    world.clock.move(AGAIN_AFTER)

    assert await waiting(world) == {mentee, mentor}


async def test_whom_another_mentor_is_given_by_hand_waits_no_more_and_the_other_is_asked(
    office: Office, world: World
) -> None:
    run, [mentee], mentors = await asking(office, world, 1)
    mentor = UUID((await own(office, mentee))[0]["mentor_id"])
    other = next(each for each in mentors if each != mentor)
    assert await waiting(world) == {mentee, mentor}
    etag = (await office.api.get(office.operator, f"match-runs/{run['id']}", operator=True)).headers["etag"]

    changed = await office.post(
        f"match-runs/{run['id']}/drafts/{mentee}/change", {"mentor_id": str(other)}, if_match=etag
    )

    assert changed.status_code == 200, changed.text
    assert await waiting(world) == {mentee, other}


async def test_who_is_erased_leaves_nothing_of_what_they_were_told(office: Office, world: World) -> None:
    _, [mentee], _ = await asking(office, world, 1)
    assert mentee in await waiting(world)
    kept = (await office.read("me/data", by=mentee))["kept"]["notices"]
    assert [(each["kind"], each["open"]) for each in kept] == [("opinion_asked", True)]

    await world.erase(mentee, office.operator)

    assert "notices" not in await traces_of(world, mentee)
    tombstones = await world.pool.fetchval("SELECT count(*) FROM outbox WHERE topic = 'notices' AND value IS NULL")
    assert tombstones == 2
    assert await waiting(world) == set()


@pytest.mark.parametrize("attempts", [0, 3], ids=["done", "failed"])
async def test_a_coordinator_who_left_while_a_run_went_on_is_told_nothing_of_it_and_one_who_stayed_is(
    office: Office, world: World, attempts: int
) -> None:
    wit, gone, stays = await programme(world), uuid7(), uuid7()
    await cohort(world, wit, 1)
    membership_id = await world.joins(gone, wit, "coordinator")
    await world.joins(stays, wit, "coordinator")
    body = {"programme_id": str(wit), "objective": "score", "dry_run": False}
    for asks in (gone, stays):
        assert (await office.post("match-runs", body, by=asks, idempotency_key=str(uuid7()))).status_code == 201
        await world.pool.execute("UPDATE match_runs SET attempts = $1 WHERE state = 'waiting'", attempts)
        await world.tell(MEMBERSHIPS, membership_id)
        await office.solve()

    told = await notices(world, "run_failed" if attempts else "run_ready")
    assert [each.recipient_id for each in told] == [stays]


async def test_whoever_asked_for_a_run_that_came_to_nothing_hears_so_and_no_dry_one_is_told(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    await cohort(world, wit, 1)
    await office.start(wit)
    await world.pool.execute("UPDATE match_runs SET attempts = 3")

    assert await office.work() is False

    [failed] = await notices(world, "run_failed")
    assert failed.recipient_id == office.operator
    await office.start(wit, dry_run=True)
    await world.pool.execute("UPDATE match_runs SET attempts = 3 WHERE dry_run")
    assert await office.work() is False
    assert len(await notices(world, "run_failed")) == 1
