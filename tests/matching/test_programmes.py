"""Within a programme: only while it runs, and only those who belong to it."""

from typing import Any
from uuid import UUID

import pytest

from shared.contracts import MEMBERSHIPS, PROGRAMMES, ProgrammeState
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.matching.builders import NOW, membership, mentor_section
from tests.matching.conftest import Api, World, slug


def programme(programme_id: UUID, **more: Any) -> ProgrammeState:
    common = {"version": 1, "change": "created", "slug": "wit", "name": "Women in Tech", "open_to_all": True}
    return ProgrammeState(programme_id=programme_id, **{**common, **more})


async def test_nobody_asks_or_is_recommended_in_a_programme_that_is_archived(api: Api, world: World) -> None:
    mentee, mentor, archived = await world.mentee(), await world.mentor(), uuid7()
    await world.tell(PROGRAMMES, programme(archived, change="archived", archived_at=NOW))

    assert slug(await api.ask(mentee, mentor, programme_id=str(archived))) == "programme-not-running"
    refused = await api.get(mentee, f"me/recommendations?programme_id={archived}")
    assert slug(refused) == "programme-not-running"


async def test_what_is_still_asked_in_a_programme_ends_when_it_is_archived(api: Api, world: World) -> None:
    mentee, mentor, other, archived = await world.mentee(), await world.mentor(), await world.mentor(), uuid7()
    await world.tell(PROGRAMMES, programme(archived), programme(OPEN_ID, slug="open"))
    await api.ask(mentee, mentor, programme_id=str(archived))
    await api.ask(mentee, other)

    await world.tell(PROGRAMMES, programme(archived, version=2, change="archived", archived_at=NOW))

    (_, ended) = [match for match in await world.matches() if match.mentor_id == mentor]
    assert (ended.change, ended.ended_because, ended.request_over) == ("declined", "no_longer_possible", True)
    assert await world.told_of(other) == ["proposed"]


async def closed_programme(world: World) -> UUID:
    """A programme that is for its members."""
    programme_id = uuid7()
    await world.tell(PROGRAMMES, programme(programme_id, open_to_all=False))
    return programme_id


async def test_two_meet_in_a_programme_to_which_both_belong_each_in_their_role(api: Api, world: World) -> None:
    mentee, mentor, closed = await world.mentee(), await world.mentor(), await closed_programme(world)
    await world.joins(mentor, closed, "mentee")
    await world.joins(mentee, closed, "mentee")
    assert slug(await api.ask(mentee, mentor, programme_id=str(closed))) == "not-in-programme"
    assert (await api.get(mentee, f"me/recommendations?programme_id={closed}")).json()["items"] == []

    await world.joins(mentor, closed, "mentor")

    assert (await api.ask(mentee, mentor, programme_id=str(closed))).status_code == 201


@pytest.mark.parametrize("state", ["eligible", "invited", "applied", "waiting", "offered", "left"])
async def test_only_who_is_a_member_belongs_to_a_programme(api: Api, world: World, state: str) -> None:
    mentee, mentor, closed = await world.mentee(), await world.mentor(), await closed_programme(world)
    await world.joins(mentor, closed, "mentor")
    await world.joins(mentee, closed, "mentee", state=state)
    assert slug(await api.get(mentee, f"me/recommendations?programme_id={closed}")) == "not-in-programme"


async def test_an_event_of_the_programme_leaves_its_members_alone(api: Api, world: World) -> None:
    mentee, mentor, closed = await world.mentee(), await world.mentor(), await closed_programme(world)
    await world.joins(mentee, closed, "mentee")
    await world.joins(mentor, closed, "mentor")

    await world.tell(PROGRAMMES, programme(closed, open_to_all=False, version=2, change="changed", name="Other"))

    assert (await api.ask(mentee, mentor, programme_id=str(closed))).status_code == 201


async def test_a_membership_may_arrive_before_its_programme_and_before_its_person(api: Api, world: World) -> None:
    mentee, mentor, closed = await world.mentee(), uuid7(), uuid7()
    await world.joins(mentor, closed, "mentor")
    await world.joins(mentee, closed, "mentee")
    await world.tell(PROGRAMMES, programme(closed, open_to_all=False))
    await world.changes(mentor, mentor=mentor_section())
    assert (await api.ask(mentee, mentor, programme_id=str(closed))).status_code == 201


@pytest.mark.parametrize("who", ["mentor", "mentee"])
async def test_whoever_leaves_a_programme_is_asked_and_asks_there_no_longer(api: Api, world: World, who: str) -> None:
    mentee, mentor, closed = await world.mentee(), await world.mentor(), await closed_programme(world)
    memberships = {
        "mentee": membership(mentee, closed, "mentee"),
        "mentor": membership(mentor, closed, "mentor"),
    }
    await world.tell(MEMBERSHIPS, *memberships.values())
    await api.ask(mentee, mentor, programme_id=str(closed))

    gone = memberships[who].model_copy(
        update={"version": 2, "change": "left", "state": "left", "left_because": "removed"}
    )
    await world.tell(MEMBERSHIPS, gone)

    *_, ended = await world.matches()
    assert (ended.change, ended.ended_because, ended.request_over) == ("declined", "no_longer_possible", True)


async def test_a_membership_of_somebody_who_is_erased_comes_to_nothing(world: World) -> None:
    mentee, closed = await world.mentee(), await closed_programme(world)
    await world.joins(mentee, closed, "mentee")
    await world.erase(mentee)
    await world.joins(mentee, closed, "mentor")
    assert await world.pool.fetchval("SELECT count(*) FROM memberships WHERE person_id = $1", mentee) == 0


@pytest.mark.parametrize(
    ("mentor_is", "mentee_is"),
    [
        ({"number": "2"}, {"number": "1", "line": ("2", "3")}),
        ({"number": "3"}, {"number": "1", "line": ("2", "3")}),
        ({"number": "1", "line": ("2", "3")}, {"number": "3"}),
    ],
    ids=["their manager", "above their manager", "below them"],
)
async def test_nobody_is_matched_within_their_own_reporting_line(
    api: Api, world: World, mentor_is: dict[str, Any], mentee_is: dict[str, Any]
) -> None:
    mentee, closed = await world.mentee(), uuid7()
    mentor, other = await world.mentor(), await world.mentor()
    await world.tell(PROGRAMMES, programme(closed, open_to_all=False))
    await world.joins(mentee, closed, "mentee", **mentee_is)
    await world.joins(mentor, closed, "mentor", **mentor_is)
    await world.joins(other, closed, "mentor", number="9", line=("8",))

    found = (await api.get(mentee, f"me/recommendations?programme_id={closed}")).json()["items"]
    assert [each["mentor_id"] for each in found] == [str(other)]
    refused = await api.ask(mentee, other, mentor, programme_id=str(closed))
    assert (slug(refused), refused.json()["position"]) == ("in-one-reporting-line", 2)
    assert (await api.ask(mentee, other, programme_id=str(closed))).status_code == 201


async def test_what_is_asked_of_somebody_who_becomes_ones_manager_ends(api: Api, world: World) -> None:
    mentee, mentor, closed = await world.mentee(), await world.mentor(), await closed_programme(world)
    await world.joins(mentor, closed, "mentor", number="2")
    own = membership(mentee, closed, "mentee", number="1")
    await world.tell(MEMBERSHIPS, own)
    await api.ask(mentee, mentor, programme_id=str(closed))

    await world.tell(MEMBERSHIPS, own.model_copy(update={"version": 2, "change": "updated", "line": ("2",)}))

    (_, ended) = await world.matches()
    assert (ended.change, ended.ended_because) == ("declined", "no_longer_possible")
