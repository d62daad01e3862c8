"""A release: asked for once in a quarter, computed in a process of its own, read as JSON, table and page, and never made anew."""

import asyncio
import csv
import io
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from services.mentorships.domain.surveys import Survey, SurveyInvitation, SurveyKind
from services.mentorships.jobs.releasing import Releases
from services.mentorships.store import surveys
from services.mentorships.use_cases import outcomes
from shared.ids import uuid7
from tests.fixtures.databases import ServiceDatabase
from tests.fixtures.wired import parts_of
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_facts import body_of, hashed

SIZE = 120


async def programme_of(pair: Pair, api: Api) -> tuple[UUID, UUID, list[UUID]]:
    """An operator, and a programme in which places were drawn and of whose people the organisation has told."""
    operator, programme_id, people = uuid7(), uuid7(), [uuid7() for _ in range(SIZE)]
    api.operators.add(operator)
    await pair.hear(told.programme(programme_id, starts_on=told.MORNING.date()))
    await pair.hear_together(
        *(told.member(each, programme_id, "mentee", number=hashed(f"k{place}")) for place, each in enumerate(people))
    )
    await pair.hear_together(
        *(told.draw(each, drawn=place % 2 == 0, programme=programme_id) for place, each in enumerate(people))
    )
    file = body_of("\n".join(("number,promoted_on,raised_on,left_on,satisfaction", *rows())), until="2027-12-31")
    answer = await api.post(operator, f"programmes/{programme_id}/facts", file)
    assert answer.json()["taken_in"], answer.text
    return operator, programme_id, people


def rows() -> list[str]:
    dice = np.random.default_rng(1)
    start = told.MORNING.date()

    def day(share: float, place: int) -> str:
        happens = dice.random() < share + (0.2 if place % 2 == 0 else 0)
        return str(start + timedelta(days=int(dice.integers(10, 360)))) if happens else ""

    return [f"k{place},{day(0.3, place)},{day(0.3, place)},,{dice.integers(4, 11)}" for place in range(SIZE)]


async def released(database: ServiceDatabase, pair: Pair, api: Api, operator: UUID, programme_id: UUID) -> Any:
    started = await api.post(operator, f"programmes/{programme_id}/outcome-releases")
    assert started.status_code == 201, started.text
    assert (started.json()["state"], started.json()["period"]) == ("waiting", "2026-Q1")
    parts = parts_of("mentorships", pair.pool, pair.clock, database_url=database.url)
    assert await Releases().do_next(parts, asyncio.Event())
    answer = await api.get(operator, f"outcome-releases/{started.json()['id']}")
    return answer.json()


async def test_a_worker_that_is_told_to_stop_leaves_its_release_to_the_next_one_at_once(
    database: ServiceDatabase, pair: Pair, api: Api
) -> None:
    operator, programme_id, _ = await programme_of(pair, api)
    started = await api.post(operator, f"programmes/{programme_id}/outcome-releases")
    parts, stop = parts_of("mentorships", pair.pool, pair.clock, database_url=database.url), asyncio.Event()
    stop.set()

    assert await Releases().do_next(parts, stop)

    assert await Releases().do_next(parts, asyncio.Event())
    assert (await api.get(operator, f"outcome-releases/{started.json()['id']}")).json()["state"] == "released"


async def test_a_quarter_is_released_once_and_reads_as_json_table_and_page(
    database: ServiceDatabase, pair: Pair, api: Api
) -> None:
    operator, programme_id, people = await programme_of(pair, api)
    release = await released(database, pair, api, operator, programme_id)

    assert (release["state"], release["progress"], release["basis"]) == ("released", 100, "draw")
    measures = {each["measure"]: each for each in release["report"]["rows"]}
    assert measures["days_to_promotion"]["mentored"]["people"] == SIZE // 2
    assert measures["days_to_promotion"]["difference"]["how"] == "plain"
    assert measures["stayed"]["mentored"]["withheld"] == "nobody"
    assert release["report"]["unknown"] == 0
    again = await api.post(operator, f"programmes/{programme_id}/outcome-releases")
    assert (again.status_code, slug(again)) == (409, "already-released")

    path = f"outcome-releases/{release['id']}"
    table = list(csv.reader(io.StringIO((await api.get(operator, f"{path}/outcomes.csv")).text.lstrip("\ufeff"))))
    assert [len(each) for each in table] == [9] * 11
    assert table[1][5] == "100 %"
    assert table[1][8].startswith("Kaplan and Meier")
    page = (await api.get(operator, f"{path}/outcomes.html", accept_language="de")).text
    assert re.findall("<(svg|table)", page) == ["table", "svg", "svg", "table"]
    assert "niemand ausgeschieden" in page
    assert not re.search("<script|href=|src=|https?:", page)

    await pair.hear(told.person_gone(people[0]))
    assert (await api.get(operator, path)).json() == release


async def answered(pair: Pair, programme_id: UUID, kind: SurveyKind, answers: Mapping[UUID, Mapping[str, int]]) -> None:
    """Each of these people answers a survey of the programme."""
    survey = Survey(uuid7(), programme_id, kind, told.MORNING.date(), told.MORNING.date() + timedelta(days=20), (), 1)
    async with pair.transaction() as tx:
        await surveys.save(tx, survey)
        for person, said in answers.items():
            invitation = SurveyInvitation(uuid7(), survey.id, person, "mentee")
            await surveys.invite(tx, [invitation])
            await surveys.keep(tx, invitation.answered(survey, said, pair.clock.now()))


async def test_each_answer_of_a_survey_drives_a_row_of_its_own(database: ServiceDatabase, pair: Pair, api: Api) -> None:
    operator, programme_id, people = await programme_of(pair, api)
    half = range(SIZE // 2)
    before = {people[k]: {"satisfaction": 5, "skills": k % 5, "confidence": k % 4} for k in half}
    on_the_way = {people[k]: {"satisfaction": 9, "skills": 10, "contacts_made": 1 + k % 2} for k in half}
    last = {people[k]: {"satisfaction": 6 + k % 2, "skills": 5 + k % 5, "confidence": 7} for k in half if k > 9}
    await answered(pair, programme_id, "baseline", before)
    await answered(pair, programme_id, "pulse", on_the_way)
    await answered(pair, programme_id, "close", last)

    release = await released(database, pair, api, operator, programme_id)

    rows = {each["measure"]: each for each in release["report"]["rows"]}
    assert rows["satisfaction"]["answered"] == 1  # the others' is told of them
    assert {name: each["answered"] for name, each in rows.items() if each["answered"] != 1} == {
        "skills_gained": 0.5,
        "confidence_gained": pytest.approx(50 / SIZE),
        "contacts_made": 0.5,
        "satisfaction_before": 0.5,
    }
    assert rows["satisfaction_before"]["mentored"]["value"] == 5
    assert rows["contacts_made"]["mentored"]["value"] == 1
    assert rows["contacts_made"]["others"]["value"] == 2
    gains = [last[people[k]]["skills"] - k % 5 if k > 9 else 10 - k % 5 for k in half if k % 2 == 0]
    assert rows["skills_gained"]["mentored"]["value"] == pytest.approx(sum(gains) / len(gains))
    sure = [7 - k % 4 for k in half if k > 9 and k % 2 == 0]
    assert rows["confidence_gained"]["mentored"]["value"] == pytest.approx(sum(sure) / len(sure))
    assert rows["confidence_gained"]["mentored"]["people"] == len(sure)


async def test_the_plan_is_said_before_and_stays(database: ServiceDatabase, pair: Pair, api: Api) -> None:
    operator, programme_id, _ = await programme_of(pair, api)
    path = f"programmes/{programme_id}/outcome-plan"
    before = await api.get(operator, path)
    assert (before.json()["version"], before.json()["can"]) == (0, ["update"])
    plan = {"basis": "selected", "horizon_days": 180, "fewest": 10}
    unfair = await api.put(operator, path, {**plan, "basis": "ever_offered"}, if_match=before.headers["etag"])
    assert slug(unfair) == "unfair-comparison"
    changed = await api.put(operator, path, plan, if_match=before.headers["etag"])
    assert (changed.json()["version"], changed.json()["basis"]) == (1, "selected")

    release = await released(database, pair, api, operator, programme_id)

    assert (release["horizon_days"], release["fewest"]) == (180, 10)
    fixed = await api.get(operator, path)
    assert fixed.json()["can"] == []
    other = await api.put(operator, path, {**plan, "horizon_days": 365}, if_match=fixed.headers["etag"])
    assert slug(other) == "plan-fixed"


async def test_nobody_else_reads_it_and_nobody_reads_what_is_not_there(
    database: ServiceDatabase, pair: Pair, api: Api
) -> None:
    operator, programme_id, people = await programme_of(pair, api)
    coordinator, stranger = uuid7(), people[0]
    await pair.hear(told.member(coordinator, programme_id, "coordinator"))
    waiting = (await api.post(coordinator, f"programmes/{programme_id}/outcome-releases")).json()

    assert slug(await api.get(coordinator, f"outcome-releases/{waiting['id']}/outcomes.csv")) == "not-released"
    for path in ("", "/outcomes.csv", "/outcomes.html"):
        assert slug(await api.get(stranger, f"outcome-releases/{waiting['id']}{path}")) == "not-your-programme"
        assert slug(await api.get(stranger, f"outcome-releases/{uuid7()}{path}")) == "not-your-programme"
        assert slug(await api.get(operator, f"outcome-releases/{uuid7()}{path}")) == "release-not-found"
    listed = await api.get(coordinator, f"programmes/{programme_id}/outcome-releases")
    assert [each["id"] for each in listed.json()["items"]] == [waiting["id"]]
    assert slug(await api.get(stranger, f"programmes/{programme_id}/outcome-releases")) == "not-your-programme"


async def test_a_release_whose_worker_was_killed_is_taken_by_another_and_given_up_after_three(
    pair: Pair, api: Api
) -> None:
    operator, programme_id, _ = await programme_of(pair, api)
    waiting = (await api.post(operator, f"programmes/{programme_id}/outcome-releases")).json()
    taken = []
    for _ in range(4):
        async with pair.transaction() as tx:
            taken.append(await outcomes.take(tx, uuid7(), now=pair.clock.now()))
        pair.clock.move(timedelta(seconds=31))

    assert taken == [UUID(waiting["id"])] * 3 + [None]
    assert (await api.get(operator, f"outcome-releases/{waiting['id']}")).json()["state"] == "failed"
