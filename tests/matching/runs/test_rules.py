"""What a programme demands of every pair, by words, numbers and musts; and every version of it is kept."""

from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.matching.domain.factors import UNSAID
from services.matching.domain.musts import HOLDS_FROM, allowed, fails, side_of
from services.matching.domain.obstacles import unmet_by
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import judge
from services.matching.domain.rules import LEVELS, Conditions, Rules
from services.matching.domain.scoring import POINTS, score
from services.matching.domain.vocabulary import FACTORS
from shared.contracts import MEMBERSHIPS
from shared.contracts.profiles import MentorSection
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.matching.builders import NOW, VOCABULARY, index_of, membership
from tests.matching.conftest import Api, World, slug
from tests.matching.runs.office import Office, cohort, programme
from tests.matching.runs.test_by_hand import change
from tests.matching.test_obstacles import RULES_OF, conditions, look, made
from tests.matching.test_scoring import RULES, mentees, mentors

MUST_SHARE_STYLE: Final = {"musts": ["style"]}


async def written(api: Api, programme_id: UUID, **wanted: Any) -> dict[str, Any]:
    """The rules as they are answered after such a change."""
    operator, path = uuid7(), RULES_OF.format(programme_id)
    present = await api.get(operator, path, operator=True)
    body = {"weights": {**present.json()["weights"], **wanted.pop("weights", {})}, **wanted}
    answer = await api.put(operator, path, body, if_match=present.headers["etag"])
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


# --- bare ------------------------------------------------------------------------------------------------------------


def test_what_nobody_said_never_holds() -> None:
    assert max(value for side in UNSAID.values() for value in side.values()) < HOLDS_FROM


@given(mentors(), mentees(), st.sampled_from(FACTORS), st.integers(0, POINTS))
def test_whoever_meets_what_is_demanded_is_seen_alike_by_lists_and_by_reasons(
    mentor: Mentor, mentee: Mentee, factor: Any, minimum: int
) -> None:
    rules = RULES.changed(RULES.weights, Conditions(musts=frozenset({factor}), minimum=minimum))
    scores = score(index_of(mentor), mentee, VOCABULARY, rules, NOW)
    said = judge(mentor, mentee, VOCABULARY, rules, NOW)

    assert bool(fails(scores, factor)[0]) is (unmet_by(said.reasons, rules) == (factor,))
    assert bool(allowed(scores, rules)[0]) is (
        not unmet_by(said.reasons, rules) and round(said.score * POINTS) >= minimum
    )
    assert any(each.factor == factor and each.side == side_of(factor) for each in said.reasons)


def test_a_word_stands_for_a_weight_and_a_number_may_have_none() -> None:
    rules = RULES.changed({**RULES.weights, "skills": 30.0, "goals": 7.0, "stage": 0.0}, RULES.conditions)
    assert [rules.level(factor) for factor in ("skills", "goals", "stage")] == ["high", None, "off"]
    must = RULES.changed(rules.weights, Conditions(musts=frozenset({"goals"})))
    assert must.level("goals") == "must"
    assert LEVELS["must"] == LEVELS["high"] > LEVELS["medium"] > LEVELS["low"] > LEVELS["off"] == 0
    assert Rules.default(OPEN_ID).conditions == Conditions()


# --- as operators say it ---------------------------------------------------------------------------------------------


async def test_factors_are_weighed_by_words_and_by_numbers(api: Api) -> None:
    said = await written(
        api, OPEN_ID, weights={"skills": "must", "goals": "high", "stage": "medium", "style": "low", "rhythm": "off"}
    )
    assert said["musts"] == ["skills"]
    weights, levels = said["weights"], said["levels"]
    assert [weights[each] for each in ("skills", "goals", "stage", "style", "rhythm")] == [30, 30, 15, 5, 0]
    assert [levels[each] for each in ("skills", "goals", "overlap", "rhythm")] == ["must", "high", None, "off"]
    again = await written(api, OPEN_ID, musts=said["musts"], minimum_score=0.2)
    assert (again["levels"], again["musts"], again["minimum_score"]) == (levels, ["skills"], 0.2)
    assert (await written(api, OPEN_ID))["musts"] == []


@pytest.mark.parametrize("wrong", ["very", "", None, True, -1, 101, [], "must "])
async def test_what_is_neither_a_word_nor_a_number_is_refused_by_the_name_of_its_factor(api: Api, wrong: Any) -> None:
    operator, path = uuid7(), RULES_OF.format(OPEN_ID)
    present = await api.get(operator, path, operator=True)
    body = {"weights": {**present.json()["weights"], "skills": wrong}}
    refused = await api.put(operator, path, body, if_match=present.headers["etag"])
    assert (refused.status_code, [each["pointer"] for each in refused.json()["errors"]]) == (400, ["#/weights/skills"])


async def test_an_unknown_factor_is_refused_by_its_name_and_weights_that_sum_to_nothing_are(api: Api) -> None:
    operator, path = uuid7(), RULES_OF.format(OPEN_ID)
    present = await api.get(operator, path, operator=True)
    weights, etag = present.json()["weights"], present.headers["etag"]
    for body, where in (
        ({"weights": {**weights, "charm": "high"}}, "#/weights/charm"),
        ({"weights": weights, "musts": ["charm"]}, "#/musts/0"),
    ):
        unknown = await api.put(operator, path, body, if_match=etag)
        assert (unknown.status_code, [each["pointer"] for each in unknown.json()["errors"]]) == (400, [where])
    nothing = await api.put(operator, path, {"weights": dict.fromkeys(FACTORS, "off")}, if_match=etag)
    assert (nothing.status_code, slug(nothing)) == (422, "weights-not-usable")


async def test_who_does_not_meet_a_must_or_the_least_score_is_not_recommended_and_it_is_said_why(
    api: Api, world: World
) -> None:
    fits = await world.mentor({"docker": 5}, styles=("listening",))
    other = await world.mentor({"docker": 5}, styles=("directive",))
    silent = await world.mentor({"docker": 5})
    asking = await world.mentee({"docker": 5}, styles=("listening",))
    await conditions(api, OPEN_ID, **MUST_SHARE_STYLE)

    assert await api.recommended_ids(asking) == [fits]
    for mentor in (other, silent):
        seen = await look(api, asking, mentor)
        assert [each["obstacle"] for each in seen["obstacles"]] == ["must"]
        assert seen["obstacles"][0]["text"] == "This programme wants more of: the way of working"
        assert seen["recommended"] is False
    german = await look(api, asking, other, accept_language="de")
    assert german["obstacles"][0]["text"] == "Dieses Programm verlangt mehr bei: die Arbeitsweise"

    await conditions(api, OPEN_ID, minimum_score=1.0)
    assert await api.recommended_ids(asking) == []
    assert [each["obstacle"] for each in (await look(api, asking, fits))["obstacles"]] == ["below_minimum"]


async def test_mentors_are_shown_nobody_who_does_not_meet_a_must(api: Api, world: World) -> None:
    teaching = await world.mentor({"docker": 5}, styles=("listening",))
    fits, _ = [await world.mentee({"docker": 5}, styles=(style,)) for style in ("listening", "directive")]
    await conditions(api, OPEN_ID, mentors_look=True, **MUST_SHARE_STYLE)
    shown = (await api.get(teaching, "me/mentees-who-wait")).json()["items"]
    assert [each["mentee_id"] for each in shown] == [str(fits)]


BARRIERS_OF_1_0_0 = {"language", "paused", "no_place", "below_minimum", "taken", "not_drawn"}
"""An older release that rolls out beside this one, or comes back, reads what this one has kept."""


async def barriers_kept(world: World) -> set[str]:
    async with world.transaction() as tx:
        rows = await tx.fetch(
            "SELECT jsonb_object_keys(figures->'ruled_out') AS barrier FROM match_runs"
            " UNION SELECT barrier FROM match_misses"
        )
    return {row["barrier"] for row in rows}


async def test_a_must_that_nobody_meets_is_named_by_the_run_and_what_would_have_to_change(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    [mentee], [best, _] = await cohort(world, wit, 1, styles=("directive",))
    await conditions(office.api, wit, **MUST_SHARE_STYLE)

    run = await office.done(wit, "coverage")

    assert (run["figures"]["matched"], run["ruled_out"]["must"]) == (0, 2)
    assert run["musts"] == [{"factor": "style", "pairs": 2}]
    nearest = (await office.unmatched(run))[mentee]
    assert [(each["barrier"], each["factor"]) for each in nearest] == [("must", "style")] * 2
    assert await barriers_kept(world) <= BARRIERS_OF_1_0_0
    assert nearest[0]["text"].endswith("what this programme wants of every pair: the way of working")
    page = await office.api.get(office.operator, f"match-runs/{run['id']}/report.html", operator=True)
    assert "… of these by the way of working" in page.text
    assert slug(await change(office, run, mentee, best)) == "must-not-met"


async def test_nobody_is_matched_below_the_least_score_of_the_rules_though_the_run_asks_for_less(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    [mentee], [best, _] = await cohort(world, wit, 1)
    await conditions(office.api, wit, minimum_score=0.99)
    run = await office.done(wit, "coverage", minimum_score=0.1)
    assert run["ruled_out"]["below_minimum"] == 2
    assert slug(await change(office, run, mentee, best)) == "below-the-minimum"


# --- versions --------------------------------------------------------------------------------------------------------


async def test_every_version_is_kept_and_read_by_its_number(api: Api, world: World) -> None:
    wit, operator = await made(world), uuid7()
    for number in (10, 20):
        await written(api, wit, weights={"overlap": number})
    path = f"{RULES_OF.format(wit)}/versions"

    listed = (await api.get(operator, path, operator=True)).json()["items"]

    assert [(each["rules"]["version"], each["rules"]["weights"]["overlap"]) for each in listed] == [(2, 20), (1, 10)]
    assert all(each["changed_at"] for each in listed)
    first = (await api.get(operator, f"{path}/1", operator=True)).json()
    assert (first["rules"]["weights"]["overlap"], first["rules"]["can"]) == (10, [])
    beginning = (await api.get(operator, f"{path}/0", operator=True)).json()
    assert (beginning["rules"]["version"], beginning["changed_at"]) == (0, None)
    assert slug(await api.get(operator, f"{path}/3", operator=True)) == "unknown-rules-version"
    assert slug(await api.get(operator, f"{RULES_OF.format(uuid7())}/versions/1", operator=True)) == "unknown-programme"
    assert (await api.get(await world.mentee(), path)).status_code == 403


async def test_a_proposal_names_its_version_and_later_rules_change_nothing_of_it(api: Api, world: World) -> None:
    wit = await made(world)
    mentor, mentee = await world.mentor({"docker": 5}), await world.mentee({"docker": 5})
    await world.joins(mentor, wit, "mentor", groups=("gg",))
    await world.joins(mentee, wit, "mentee", groups=("gg",))
    await written(api, wit)
    asked = (await api.ask(mentee, mentor, programme_id=str(wit))).json()["proposals"][0]["id"]
    before = (await api.get(mentee, f"proposals/{asked}")).json()

    await written(api, wit, apart=["group"], weights=dict.fromkeys(FACTORS, 0) | {"rhythm": 1}, minimum_score=1.0)
    await world.changes(mentor, mentor=(await mentor_said(world, mentor)))  # whoever asks them is looked at again

    after = (await api.get(mentee, f"proposals/{asked}")).json()
    assert (before["rules_version"], after) == (1, before)
    assert [match.change for match in await world.matches()] == ["proposed"]
    other = await world.mentee({"docker": 5})
    await world.tell(MEMBERSHIPS, membership(other, wit, "mentee", groups=("gg",)))
    assert slug(await api.ask(other, mentor, programme_id=str(wit))) == "in-one-group"
    assert (await api.accept(mentor, asked)).status_code == 200


async def mentor_said(world: World, person: UUID) -> Any:
    """What a mentor has told of themselves, to be told again."""
    return MentorSection.model_validate_json(
        await world.pool.fetchval("SELECT mentor FROM people WHERE person_id = $1", person)
    )


async def test_a_proposal_of_a_run_names_the_version_that_it_was_drafted_by(office: Office, world: World) -> None:
    wit = await programme(world)
    [mentee], _ = await cohort(world, wit, 1)
    await written(office.api, wit)
    run = await office.done(wit, "coverage")
    await written(office.api, wit)
    await office.approve(run)
    await world.fire_timers()

    draft = (await office.drafts(run))[mentee]
    seen = await office.read(f"proposals/{draft['proposal_id']}", by=mentee)
    assert (run["rules_version"], seen["rules_version"]) == (1, 1)
