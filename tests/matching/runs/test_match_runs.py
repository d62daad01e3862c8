"""Match runs: who may, what a worker makes of them, and what is approved."""

import asyncio
from datetime import timedelta
from typing import Final
from uuid import UUID

import httpx
import pytest

from services.matching.app import build_api
from services.matching.domain.acting import MAY
from services.matching.domain.cohorts import run as match
from services.matching.jobs.running import MatchRuns
from services.matching.store import people
from services.matching.use_cases import match_runs
from shared.ids import named_uuid, uuid7
from shared.postgres import transaction
from tests.matching.builders import NOW, mentee_section, mentor_section
from tests.matching.conftest import Api, World, in_days, slug
from tests.matching.runs.office import SEED, Office, cohort, programme

OPEN: Final = named_uuid("programme", "open")


async def test_a_run_shows_who_is_to_be_put_together_who_stays_alone_and_what_would_have_to_change(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    mentees, [best, second] = await cohort(world, wit, 3, capacity=1)
    await world.mentor({"docker": 5}, languages={"en": 5})  # is no member
    speechless = await world.mentee({"docker": 5}, languages={"ja": 5})
    await world.joins(speechless, wit, "mentee")

    run = await office.done(wit, "coverage", dry_run=True)

    assert (run["state"], run["progress"], run["seed"], run["rules_version"], run["can"]) == ("done", 100, SEED, 0, [])
    drafts, alone = await office.drafts(run), await office.unmatched(run)
    assert {UUID(each["mentor_id"]) for each in drafts.values()} == {best, second}
    assert drafts.keys() | alone.keys() == {*mentees, speechless}
    [left_over] = alone.keys() - {speechless}
    assert [(UUID(each["mentor_id"]), each["barrier"]) for each in alone[left_over]] == [
        (best, "taken"),
        (second, "taken"),
    ]
    assert {each["barrier"] for each in alone[speechless]} == {"language"}
    german = await office.unmatched(run, accept_language="de")
    assert german[left_over][0]["text"] == (
        "Ein Platz mehr bei dieser Person würde genügen: Die vorhandenen gingen an andere"
    )
    for draft in drafts.values():
        for side, score in draft["sides"].items():
            own = [each["contribution"] for each in draft["reasons"] if each["side"] == side]
            assert sum(own) == pytest.approx(score, abs=1e-9)
    figures = run["figures"]
    assert (figures["mentees"], figures["matched"], figures["mentors"], figures["mentors_full"]) == (4, 2, 2, 2)
    assert figures["total"] == pytest.approx(sum(each["score"] for each in drafts.values()))
    assert run["greedy"]["matched"] == 2
    assert run["ruled_out"] == {"language": 2, "paused": 0, "no_place": 0, "must": 0, "below_minimum": 0}


@pytest.mark.parametrize("objective", ["score", "coverage", "stable"])
async def test_the_same_people_rules_and_seed_give_the_same(office: Office, world: World, objective: str) -> None:
    wit = await programme(world)
    await cohort(world, wit, 6)

    runs = [await office.done(wit, objective, dry_run=True) for _ in range(2)]

    first, again = [
        {mentee: draft["mentor_id"] for mentee, draft in (await office.drafts(run)).items()} for run in runs
    ]
    assert first == again
    assert len(first) == 4
    assert runs[0]["figures"] == runs[1]["figures"]
    listed = await office.read(f"match-runs?programme_id={wit}")
    assert [each["id"] for each in listed["items"]] == [runs[1]["id"], runs[0]["id"]]


async def test_in_a_programme_without_anybody_a_run_finds_nobody(office: Office, world: World) -> None:
    for objective in ("score", "coverage", "stable"):
        run = await office.done(await programme(world), objective)
        assert (run["state"], run["figures"]["mentees"], run["figures"]["matched"]) == ("done", 0, 0)
        assert (await office.approve(run)).status_code == 200


async def test_a_rule_that_nobody_meets_is_named(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 2)

    run = await office.done(wit, "coverage", minimum_score=0.99)

    assert run["ruled_out"] == {"language": 0, "paused": 0, "no_place": 0, "must": 0, "below_minimum": 4}
    alone = await office.unmatched(run)
    assert {each["barrier"] for nearest in alone.values() for each in nearest} == {"below_minimum"}
    assert alone.keys() == set(mentees)


async def test_who_is_kept_apart_or_has_somebody_is_not_matched(office: Office, api: Api, world: World) -> None:
    mentor = await world.mentor({"docker": 5}, capacity=5)
    blocking = await world.mentee({"docker": 5}, blocks=(mentor,))
    asking = await world.mentee({"docker": 5})
    await api.proposal(asking, mentor)
    having = await world.mentee({"docker": 5})
    await api.accept(mentor, await api.proposal(having, mentor))
    alone = await world.mentee({"docker": 5})

    run = await office.done(OPEN)

    assert (await office.drafts(run)).keys() == {alone}
    assert await office.unmatched(run) == {blocking: []}


# --- who may ---------------------------------------------------------------------------------------------------------


async def test_operators_and_the_programmes_own_coordinators_may_and_nobody_else(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, mentors = await cohort(world, wit, 1)
    own, other = uuid7(), uuid7()
    await world.joins(own, wit, "coordinator")
    await world.joins(other, await programme(world, slug="other"), "coordinator")
    started = {"programme_id": str(wit), "objective": "score", "dry_run": True}
    run = (await office.post("match-runs", started, by=own, idempotency_key=str(uuid7()))).json()
    assert await office.work()

    async def answers(by: UUID, run_id: UUID | str, programme_id: UUID) -> dict[str, httpx.Response]:
        path = f"match-runs/{run_id}"
        etag = {"if_match": '"1-0"'}
        body = {**started, "programme_id": str(programme_id)}
        return {
            "start_match_run": await office.post("match-runs", body, by=by, idempotency_key=str(uuid7())),
            "list_managed_proposals": await office.api.get(by, f"managed-proposals?programme_id={programme_id}"),
            "list_match_runs": await office.api.get(by, f"match-runs?programme_id={programme_id}"),
            "read_match_run": await office.api.get(by, path),
            "list_drafts": await office.api.get(by, f"{path}/drafts"),
            "list_unmatched": await office.api.get(by, f"{path}/unmatched"),
            "read_match_run_report": await office.api.get(by, f"{path}/report"),
            "show_match_run_report": await office.api.get(by, f"{path}/report.html"),
            "change_draft": await office.post(f"{path}/drafts/{uuid7()}/change", {"mentor_id": None}, by=by, **etag),
            "replay_match_run": await office.post(f"{path}/replays", {}, by=by, idempotency_key=str(uuid7())),
            "list_what_became": await office.api.get(by, f"{path}/what-became"),
            "list_rematch_causes": await office.api.get(by, f"programmes/{programme_id}/rematch-causes"),
            "list_steps": await office.api.get(by, f"programmes/{programme_id}/steps"),
            "decide_step": await office.post(
                f"steps/{run_id}/decision", {"outcome": "granted", "reason": "So."}, by=by, **etag
            ),
            "cancel_match_run": await office.post(f"{path}/cancellation", by=by, **etag),
            "approve_match_run": await office.post(f"{path}/approval", {"mentee_ids": None}, by=by, **etag),
        }

    assert (await answers(own, run["id"], wit)).keys() == MAY.keys()
    for stranger in (mentees[0], mentors[0], other, uuid7()):
        real, nobodys = await answers(stranger, run["id"], wit), await answers(stranger, uuid7(), uuid7())
        for operation in MAY:
            assert (real[operation].status_code, slug(real[operation])) == (403, "not-your-programme"), operation
            assert slug(nobodys[operation]) == "not-your-programme"
    assert (await office.read(f"match-runs/{run['id']}", by=own))["figures"]["matched"] == 1
    documented = {
        operation["operationId"]: tuple(operation["x-roles"])
        for path in build_api(office.settings).openapi()["paths"].values()
        for operation in path.values()
        if "x-roles" in operation
    }
    assert documented == MAY


async def test_what_was_done_is_in_the_audit_log(office: Office, world: World) -> None:
    wit = await programme(world)
    run = await office.done(wit)
    await office.approve(run)
    second = (await office.start(wit)).json()
    etag = (await office.api.get(office.operator, f"match-runs/{second['id']}", operator=True)).headers["etag"]
    await office.post(f"match-runs/{second['id']}/cancellation", if_match=etag)

    entries = (await office.read(f"audit-log?programme_id={wit}"))["items"]

    acts = ["match_run_cancelled", "match_run_started", "match_run_approved", "match_run_started"]
    assert [(each["act"], each["role"], UUID(each["actor_id"])) for each in entries] == [
        (act, "operator", office.operator) for act in acts
    ]

    await world.erase(office.operator)

    left = await world.pool.fetch("SELECT DISTINCT actor_id, role FROM audit_log WHERE programme_id = $1", wit)
    assert [tuple(row) for row in left] == [(None, "operator")]


# --- one at a time, cancelled, killed --------------------------------------------------------------------------------


async def test_a_second_run_is_refused_while_one_goes_on(office: Office, world: World) -> None:
    wit, other = await programme(world), await programme(world, slug="other")

    first, second, elsewhere = [await office.start(each) for each in (wit, wit, other)]

    assert (first.status_code, elsewhere.status_code) == (201, 201)
    assert (second.status_code, slug(second)) == (409, "match-run-goes-on")
    while await office.solve():
        pass
    assert (await office.start(wit)).status_code == 201


async def test_a_run_is_kept_whoever_is_at_work_with_its_people(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, mentors = await cohort(world, wit, 2)
    async with transaction(world.pool) as tx:
        await people.lock(tx, [*mentees, *mentors])
        run = await office.done(wit)
    assert run["figures"]["matched"] == 2


async def test_a_run_is_refused_in_a_programme_that_is_over_archived_or_unknown(office: Office, world: World) -> None:
    over = await programme(world, ends_on=(world.clock.now() - in_days(1)).date())
    archived = await programme(world, slug="old", archived_at=world.clock.now())

    refused = [slug(await office.start(each)) for each in (over, archived, uuid7())]

    assert refused == ["programme-not-running", "programme-not-running", "unknown-programme"]


async def test_a_run_that_is_cancelled_leaves_nothing_though_its_solver_comes_to_an_end(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    await cohort(world, wit, 2)
    started = await office.start(wit)
    run_id, worker = UUID(started.json()["id"]), uuid7()
    async with world.transaction() as tx:
        await match_runs.take(tx, worker, now=world.clock.now())
        run, people = await match_runs.cohort_of(tx, run_id)
    etag = (await office.api.get(office.operator, f"match-runs/{run_id}", operator=True)).headers["etag"]

    cancelled = (await office.post(f"match-runs/{run_id}/cancellation", if_match=etag)).json()

    assert (cancelled["state"], cancelled["can"]) == ("cancelled", [])
    async with world.transaction() as tx:
        assert not await match_runs.keep_on(tx, run_id, worker, 50, now=world.clock.now())
        result = match(people, run.objective, run.seed, world.clock.now(), lambda _: None)
        await match_runs.finish_run(tx, run, worker, result, people, now=world.clock.now())
    assert (await office.read(f"match-runs/{run_id}"))["state"] == "cancelled"
    assert await office.drafts(cancelled) == {}
    again = await office.post(f"match-runs/{run_id}/cancellation", if_match=f'"{cancelled["version"]}-0"')
    assert again.status_code in {409, 412}


async def test_a_solver_is_ended_where_its_run_is_cancelled(office: Office, world: World) -> None:
    wit = await programme(world)
    await cohort(world, wit, 2)
    run_id, job = UUID((await office.start(wit)).json()["id"]), MatchRuns()
    async with world.transaction() as tx:
        await match_runs.take(tx, job.worker, now=world.clock.now())
    etag = (await office.api.get(office.operator, f"match-runs/{run_id}", operator=True)).headers["etag"]
    await office.post(f"match-runs/{run_id}/cancellation", if_match=etag)

    await job.do(office.parts, run_id, asyncio.Event())

    cancelled = await office.read(f"match-runs/{run_id}")
    assert (cancelled["state"], cancelled["figures"]) == ("cancelled", None)


async def test_a_worker_that_is_told_to_stop_leaves_its_run_to_the_next_one_at_once(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 2)
    run_id, job, stop = UUID((await office.start(wit)).json()["id"]), MatchRuns(), asyncio.Event()
    async with world.transaction() as tx:
        await match_runs.take(tx, job.worker, now=world.clock.now())
    stop.set()

    await job.do(office.parts, run_id, stop)

    assert await office.work()
    assert (await office.drafts({"id": run_id})).keys() == set(mentees)


async def test_a_run_whose_worker_was_killed_is_begun_anew_by_another_and_given_up_after_three(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 2)
    run_id = (await office.start(wit)).json()["id"]

    async def dies() -> bool:
        async with world.transaction() as tx:
            return await match_runs.take(tx, uuid7(), now=world.clock.now()) is not None

    assert await dies()
    assert not await office.work()  # its worker may still be there
    world.clock.move(timedelta(seconds=31))
    assert await office.work()
    done = await office.read(f"match-runs/{run_id}")
    assert done["state"] == "done"
    assert (await office.drafts(done)).keys() == set(mentees)

    broken = (await office.start(wit)).json()["id"]
    for _ in range(3):
        assert await dies()
        world.clock.move(timedelta(seconds=31))
    assert not await office.work()
    given_up = await office.read(f"match-runs/{broken}")
    assert (given_up["state"], given_up["failure"]) == ("failed", "broken")


# --- approval --------------------------------------------------------------------------------------------------------


async def test_approved_drafts_become_proposals_and_the_others_are_passed_over(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 3, capacity=2)
    run = await office.done(wit, "coverage")

    answer = await office.approve(run, *mentees[:2])
    await world.fire_timers()

    assert answer.status_code == 200, answer.text
    drafts = await office.drafts(run)
    assert [drafts[each]["decision"] for each in mentees] == ["sent", "sent", "passed_over"]
    told = {(match.mentee_id, str(match.mentor_id), match.change) for match in await world.matches()}
    assert told == {(each, drafts[each]["mentor_id"], "proposed") for each in mentees[:2]}
    mentor = UUID(drafts[mentees[0]]["mentor_id"])
    seen = (await office.api.get(mentor, f"proposals/{drafts[mentees[0]]['proposal_id']}")).json()
    assert (seen["state"], seen["message"], seen["can"]) == ("proposed", None, ["accept", "decline", "ask_back"])
    accepted = await office.api.accept(mentor, drafts[mentees[0]]["proposal_id"])
    assert accepted.json()["mentorship_id"] is not None


async def test_a_run_is_approved_once_and_only_if_it_is_done_and_not_dry(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, _ = await cohort(world, wit, 1)
    waiting = (await office.start(wit)).json()
    assert slug(await office.approve(waiting)) == "match-run-not-done"
    await office.work()
    stranger = await office.approve(waiting, mentees[0], uuid7())
    assert (stranger.status_code, slug(stranger)) == (422, "unknown-draft")
    assert (await office.decisions(waiting))[mentees[0]][0] == "open"

    none = await office.approve(waiting, mentee_ids=[])
    assert none.status_code == 200
    assert slug(await office.approve(waiting)) == "match-run-decided"
    await world.fire_timers()
    assert await world.matches() == []
    assert await office.decisions(waiting) == {mentees[0]: ("passed_over", None)}
    dry = await office.done(wit, dry_run=True)
    assert slug(await office.approve(dry)) == "match-run-was-dry"


async def test_whoever_left_or_found_somebody_between_run_and_approval_is_skipped_and_named(
    office: Office, api: Api, world: World
) -> None:
    mentors = [await world.mentor({"docker": 5}, capacity=1) for _ in range(6)]
    mentees = [await world.mentee({"docker": 5}) for _ in range(6)]
    run = await office.done(OPEN, "coverage")
    drafts = await office.drafts(run)
    of = {UUID(draft["mentor_id"]): mentee for mentee, draft in drafts.items()}
    pauses, erased, asks, no_mentee, gone, fine = mentors
    await world.changes(pauses, mentor=mentor_section({"docker": 5}, paused=True))
    await world.erase(erased)
    await api.proposal(of[asks], fine)
    await world.changes(of[no_mentee], mentor=mentor_section())
    await world.erase(of[gone])

    await office.approve(run)
    await world.fire_timers()

    assert await office.decisions(run) == {
        of[pauses]: ("skipped", "mentor-paused"),
        of[erased]: ("skipped", "unknown-mentor"),
        of[asks]: ("skipped", "proposal-open"),
        of[no_mentee]: ("skipped", "mentee-profile-missing"),
        of[fine]: ("sent", None),
    }
    assert set(mentees) - drafts.keys() == set()


async def test_of_somebody_who_is_erased_while_a_run_goes_on_nothing_is_kept(office: Office, world: World) -> None:
    wit = await programme(world)
    mentees, [best, second] = await cohort(world, wit, 4, capacity=1)
    run_id, worker = UUID((await office.start(wit)).json()["id"]), uuid7()
    async with world.transaction() as tx:
        await match_runs.take(tx, worker, now=world.clock.now())
        run, people = await match_runs.cohort_of(tx, run_id)
    result = match(people, run.objective, run.seed, world.clock.now(), lambda _: None)
    gone = {best, next(iter(result.alone)), next(m for m, d in result.drafts.items() if d.mentor_id == second)}

    await world.erase(*gone)
    async with world.transaction() as tx:
        await match_runs.finish_run(tx, run, worker, result, people, now=world.clock.now())

    kept = await office.read(f"match-runs/{run_id}")
    assert kept["state"] == "done"
    [(mentee, draft)] = (await office.drafts(kept)).items()
    assert (draft["mentor_id"], draft["reasons"]) == (None, [])
    assert mentee in mentees
    for table in ("match_outcomes", "match_misses"):
        rows = await world.pool.fetch(f"SELECT * FROM {table}")
        assert not {str(value) for row in rows for value in row.values()} & {str(each) for each in gone}


async def test_many_proposals_are_sent_in_turns(office: Office, world: World) -> None:
    mentors = [await world.mentor({"docker": 5}, capacity=9) for _ in range(6)]
    mentees = [await world.mentee({"docker": 5}) for _ in range(52)]
    run = await office.done(OPEN, "coverage")
    await office.approve(run)

    assert await world.fire_timers() == 2 + 1  # in two turns; and whoever's word a draft waited for is looked after

    items = (await office.read(f"match-runs/{run['id']}/drafts?page_size=100"))["items"]
    assert {each["decision"] for each in items} == {"sent"}
    assert len(items) == len(mentees)
    assert {UUID(each["mentor_id"]) for each in items} == set(mentors)


async def test_nobody_is_matched_who_is_suspended_or_in_the_others_reporting_line(office: Office, world: World) -> None:
    wit, suspended = await programme(world), {"suspended": True, "suspended_at": NOW}
    free, under, gone = [await world.mentee({"docker": 5}, languages={"en": 5}) for _ in range(3)]
    manager, away = [await world.mentor({"docker": 5}, languages={"en": 5}) for _ in range(2)]
    await world.joins(under, wit, "mentee", number="1", line=("2",))
    await world.joins(manager, wit, "mentor", number="2")
    await world.joins(free, wit, "mentee")
    await world.joins(gone, wit, "mentee")
    await world.joins(away, wit, "mentor")
    await world.changes(gone, mentee=mentee_section(), **suspended)
    await world.changes(away, mentor=mentor_section(), **suspended)

    run = await office.done(wit)

    assert {mentee: draft["mentor_id"] for mentee, draft in (await office.drafts(run)).items()} == {free: str(manager)}
    assert set(await office.unmatched(run)) == {under}
