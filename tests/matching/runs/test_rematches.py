"""To be matched again: the cause is asked first, told to nobody, and no pair comes again."""

from typing import Any
from uuid import UUID

import httpx

from shared.contracts import MENTORSHIPS, MentorshipState
from shared.ids import uuid7
from tests.matching.builders import NOW
from tests.matching.conftest import World, slug
from tests.matching.runs.office import Office, cohort, programme
from tests.matching.test_erasure import traces_of


async def had(world: World, programme_id: UUID, mentee: UUID, mentor: UUID, *, ended: bool = True) -> UUID:
    """The two have, or had, a mentorship in the programme."""
    mentorship_id = uuid7()
    common: dict[str, Any] = {
        "programme_id": programme_id,
        "mentor_id": mentor,
        "mentee_id": mentee,
        "stage": "initiation",
    }
    opened: dict[str, Any] = {
        "mentorship_id": mentorship_id,
        "version": 1,
        "change": "opened",
        "state": "active",
        "opened_at": NOW,
    }
    await world.tell(MENTORSHIPS, MentorshipState(**common, **opened))
    if ended:
        over = {**opened, "version": 2, "change": "ended", "state": "ended", "ended_at": NOW}
        await world.tell(MENTORSHIPS, MentorshipState(**common, **over))
    return mentorship_id


async def ask(office: Office, mentee: UUID, programme_id: UUID, cause: str = "not_a_fit") -> httpx.Response:
    body = {"programme_id": str(programme_id), "cause": cause}
    answer: httpx.Response = await office.post("me/rematches", body, by=mentee, idempotency_key=str(uuid7()))
    return answer


async def drafted(office: Office, programme_id: UUID) -> dict[UUID, Any]:
    return await office.drafts(await office.done(programme_id, "coverage"))


async def test_who_had_a_mentor_is_matched_again_once_they_have_said_why_and_never_with_the_same(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    [mentee], [best, second] = await cohort(world, wit, 1)
    await had(world, wit, mentee, best)
    assert await drafted(office, wit) == {}

    asked = await ask(office, mentee, wit)

    assert (asked.status_code, asked.json()["settled_at"]) == (201, None)
    run = await office.done(wit, "coverage")
    assert {each["mentor_id"] for each in (await office.drafts(run)).values()} == {str(second)}
    await office.approve(run)
    await world.fire_timers()
    [own] = (await office.read("me/rematches", by=mentee))["items"]
    assert (own["cause"], own["settled_at"] is not None) == ("not_a_fit", True)


async def test_it_is_asked_once_after_an_ending_and_in_a_programme_of_ones_own(office: Office, world: World) -> None:
    wit, other = await programme(world), await programme(world, slug="other")
    [mentee, fresh], [mentor, second] = await cohort(world, wit, 2)
    await had(world, wit, mentee, mentor)

    assert slug(await ask(office, fresh, wit)) == "nothing-to-match-again"
    assert slug(await ask(office, mentee, other)) == "not-in-programme"
    assert slug(await ask(office, mentee, uuid7())) == "unknown-programme"
    assert (await ask(office, mentee, wit)).status_code == 201
    assert slug(await ask(office, mentee, wit)) == "rematch-waits"
    await had(world, wit, fresh, second, ended=False)
    assert slug(await ask(office, fresh, wit)) == "still-mentored"


async def test_nobody_else_reads_a_cause_and_numbers_are_told_of_five_and_more(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, [mentor, _] = await cohort(world, wit, 6)
    for at, mentee in enumerate(mentees):
        await had(world, wit, mentee, mentor)
        assert (await ask(office, mentee, wit, "other_skills" if at else "no_time")).status_code == 201

    causes = (await office.read(f"programmes/{wit}/rematch-causes"))["causes"]

    assert causes == [{"cause": "other_skills", "people": 5}]
    assert (await office.read("me/rematches", by=mentor))["items"] == []
    run = await office.done(wit, "coverage")
    for path in ("drafts", "unmatched", "report", "report.html"):
        answer = await office.api.get(office.operator, f"match-runs/{run['id']}/{path}", operator=True)
        assert "other_skills" not in answer.text


async def test_who_is_erased_leaves_no_cause(office: Office, world: World) -> None:
    wit = await programme(world)
    [mentee], [mentor, _] = await cohort(world, wit, 1)
    await had(world, wit, mentee, mentor)
    await ask(office, mentee, wit)

    await world.erase(mentee)

    assert "rematches" not in await traces_of(world, mentee)
