"""Whoever must not is told the same of what is there and of what is nobody's, and changes nothing."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from deploy.local.platform import Platform
from tests.fixtures.eventually import eventually
from tests.journeys import wrong_callers
from tests.journeys.asking_first import must_refuse
from tests.journeys.conformity.tour import operator_of
from tests.journeys.toured import Scene, coordinates_elsewhere
from tests.journeys.town import OFFERING, Mentor, Resident, Town, booking

pytestmark = pytest.mark.proof

FORGED = (
    "no algorithm",
    "the public key as a secret",
    "wrong issuer",
    "wrong audience",
    "expired",
    "of the future",
    "unknown key id",
    "wrong type",
    "truncated",
    "another key of the same name",
)


@pytest.fixture(autouse=True)
async def signed_in_anew(scene: Scene) -> None:
    """Tokens last for ten minutes, and the tour was made for other journeys too."""
    await scene.sights.sign_in_anew()


@pytest.fixture(scope="module")
async def forged(platform: Platform, scene: Scene) -> dict[str, str]:
    """By kind; each names the mentee, whom everything belongs to."""
    return dict(await wrong_callers.forged_tokens(platform, scene.sights.mentee.id))


async def refusals(scene: Scene, authorization: str | None) -> dict[str, set[int]]:
    """Statuses of every operation that wants a token, on what is there and on what is nobody's."""
    operations = wrong_callers.signed_in_operations(scene.contracts)
    answers = await wrong_callers.for_each(operations, lambda known: scene.intruder.pairs(known, authorization))
    unlike = [name for name, pairs in answers.items() if any(real != twin for real, twin in pairs)]
    assert unlike == []
    return {name: {answer.status for pair in pairs for answer in pair} for name, pairs in answers.items()}


async def test_without_a_token_every_operation_says_so_and_nothing_else(platform: Platform, scene: Scene) -> None:
    async with wrong_callers.requests_alone(platform):
        answers = await refusals(scene, None)
        assert len(answers) > 100
        assert {name: statuses for name, statuses in answers.items() if statuses != {401}} == {}


@pytest.mark.parametrize("kind", FORGED)
async def test_a_forged_token_opens_no_operation(
    platform: Platform, scene: Scene, forged: dict[str, str], kind: str
) -> None:
    async with wrong_callers.requests_alone(platform):
        answers = await refusals(scene, f"Bearer {forged[kind]}")
        assert {name: statuses for name, statuses in answers.items() if statuses != {401}} == {}


async def test_who_is_erased_asks_nothing_any_more(platform: Platform, town: Town, scene: Scene) -> None:
    gone = await town.resident("gone")
    erasure = await gone.visitor.delete("/profiles/v1/me")
    path = f"/profiles/v1/erasures/{erasure['erasure_id']}"

    async def is_over() -> bool:
        return bool((await town.api.ask("GET", path))["state"] == "completed")

    await eventually(is_over, within=60)
    async with wrong_callers.requests_alone(platform):
        answers = await refusals(scene, f"Bearer {gone.visitor.access_token}")
        # What is refused for want of a passkey or of an operator's rights is refused before anybody looks who it is.
        assert {name: statuses for name, statuses in answers.items() if not statuses <= {401, 403}} == {}
        needs_a_passkey = {"remove_passkey"}
        assert {name for name, statuses in answers.items() if 403 in statuses} <= needs_a_passkey | {
            known.id for known in scene.contracts.known.values() if wrong_callers.is_for_operators(known)
        }


async def test_who_is_suspended_asks_nothing_any_more(platform: Platform, town: Town, scene: Scene) -> None:
    person, operator = await town.resident("suspended"), await operator_of(platform, town)
    await operator.post(f"/profiles/v1/people/{person.id}/suspension", {"reason": "Rude messages."})
    bearer = f"Bearer {person.visitor.access_token}"

    async def everybody_knows() -> bool:
        answers = [
            await scene.intruder.look(path, bearer)
            for path in (
                "/matching/v1/me/recommendations",
                "/scheduling/v1/me/holds",
                "/mentorships/v1/me/mentorships",
                "/notifications/v1/me/messages",
            )
        ]
        return all(answer.status == 403 for answer in answers)

    await eventually(everybody_knows, within=60)
    async with wrong_callers.requests_alone(platform):
        answers = await refusals(scene, bearer)
        assert {name: statuses for name, statuses in answers.items() if statuses != {403}} == {}


async def somebody(platform: Platform, town: Town, who: str) -> Resident:
    match who:
        case "stranger":
            return await town.resident("stranger")
        case "other mentor":
            return await town.mentor("other-mentor")
        case "other mentee":
            return await town.mentee("other-mentee")
        case "coordinator of another programme":
            return await coordinates_elsewhere(platform, town, await town.resident("coordinator"))
        case _:
            return Resident(await operator_of(platform, town), "")


@pytest.mark.parametrize(
    "who", ["stranger", "other mentor", "other mentee", "operator", "coordinator of another programme"]
)
async def test_who_has_no_part_in_it_learns_not_even_that_it_is_there(
    platform: Platform, town: Town, scene: Scene, who: str
) -> None:
    asker = await somebody(platform, town, who)
    operations = [
        known
        for known in wrong_callers.signed_in_operations(scene.contracts)
        if scene.intruder.knows(known)
        and wrong_callers.is_of_somebody(known)
        and not (who == "operator" and wrong_callers.is_for_operators(known))
    ]
    async with wrong_callers.requests_alone(platform):
        bearer = f"Bearer {asker.visitor.access_token}"
        answers = await wrong_callers.for_each(operations, lambda known: scene.intruder.pairs(known, bearer))
        assert len(answers) > 30
        assert {name: pairs for name, pairs in answers.items() if any(real != twin for real, twin in pairs)} == {}
        told = {name: {real.status for real, _ in pairs} for name, pairs in answers.items()}
        assert {name: statuses for name, statuses in told.items() if not statuses <= {403, 404}} == {}


async def test_who_has_no_part_in_it_is_refused_what_is_there_and_is_then_done(scene: Scene) -> None:
    """Everything was asked for in their name just before its own people did it: nothing was over already."""
    assert scene.first.wrong == {}
    assert {known.id for known in scene.contracts.known.values() if must_refuse(known)} - scene.first.tried == set()


async def test_what_everybody_may_know_of_is_changed_by_nobody_else(
    platform: Platform, town: Town, scene: Scene
) -> None:
    asker = await town.mentor("other-mentor")
    operations = [
        known
        for known in wrong_callers.signed_in_operations(scene.contracts)
        if scene.intruder.knows(known) and wrong_callers.changes_what_all_may_see(known)
    ]
    async with wrong_callers.requests_alone(platform):
        bearer = f"Bearer {asker.visitor.access_token}"
        answers = await wrong_callers.for_each(operations, lambda known: scene.intruder.pairs(known, bearer))
        assert {real.status for pairs in answers.values() for real, _ in pairs} <= {403, 404, 409}


@dataclass(frozen=True)
class Over:
    """What is over, where its people find it, and what they may do with it all the same."""

    parameter: str
    state: str
    may: frozenset[str] = frozenset()

    async def ids(self, scene: Scene) -> list[str]:
        if self.parameter not in LISTS:
            return scene.sights.ids[self.parameter]
        found = await scene.sights.mentee.visitor.get(LISTS[self.parameter], state=self.state)
        return [each["id"] for each in found.items]


LISTS = {
    "session_id": "/scheduling/v1/me/sessions",
    "proposal_id": "/matching/v1/me/proposals",
    "mentorship_id": "/mentorships/v1/me/mentorships",
}
ABOUT_WHAT_WAS = frozenset({"give_feedback", "write_my_notes", "decide_in_session"})
OVER = (
    Over("session_id", "cancelled"),
    Over("session_id", "completed", ABOUT_WHAT_WAS),
    Over("session_id", "missed", frozenset({"appeal_absence", "write_my_notes", "decide_in_session"})),
    Over("proposal_id", "withdrawn"),
    Over("proposal_id", "declined"),
    Over("proposal_id", "accepted"),
    Over("proposal_id", "expired"),
    Over(
        "mentorship_id",
        "ended",
        frozenset({"mark_thread_read", "ask_for_help", "keep_for_next_mentorship", "claim_badge", "withdraw_badge"}),
    ),
    Over("hold_id", "expired"),
)


@pytest.fixture(scope="module")
async def later(town: Town, scene: Scene) -> Scene:
    """Somebody has been asked who never answered, what was held is held no longer, and no session is over since a short time only."""
    mentee = scene.sights.mentee
    await town.ask(mentee, await town.mentor("silent"))
    town.move_to(town.now() + timedelta(days=45))

    async def has_expired() -> bool:
        return bool((await mentee.visitor.get(LISTS["proposal_id"], state="expired")).items)

    await eventually(has_expired, within=60)
    return scene


@pytest.mark.parametrize("over", OVER, ids=lambda over: f"{over.state} {over.parameter.removesuffix('_id')}")
async def test_on_what_is_over_its_own_people_change_nothing(platform: Platform, later: Scene, over: Over) -> None:
    scene = later
    ids = await over.ids(scene)
    assert ids
    operations = [
        known
        for known in wrong_callers.signed_in_operations(scene.contracts)
        if scene.intruder.knows(known)
        and over.parameter in wrong_callers.parameters_of(known)
        and known.id not in over.may
        and not wrong_callers.is_for_operators(known)
    ]
    async with wrong_callers.requests_alone(platform):
        done = {}
        for side in (scene.sights.mentee.visitor, scene.sights.mentor.visitor):
            for known in operations:
                answers = [
                    await scene.intruder.ask(known, {over.parameter: one}, f"Bearer {side.access_token}") for one in ids
                ]
                accepted = {answer.status for answer in answers if answer.status < 400}
                if accepted and known.operation.method != "get":
                    done[known.id] = accepted
        assert done == {}


async def test_an_archived_offering_is_booked_held_and_changed_by_nobody(platform: Platform, later: Scene) -> None:
    mentor, mentee = later.sights.mentor, later.sights.mentee
    archived = later.sights.ids["offering_id"][2]
    wanted = booking(archived, "2099-01-05T10:00:00Z")
    series = {"offering_id": archived, "time_zone": "UTC", "first_date": "2099-01-05", "at": "10:00", "times": 2}
    async with wrong_callers.requests_alone(platform):
        for who, method, path, body in (
            (mentee, "POST", "/scheduling/v1/sessions", wanted),
            (mentee, "POST", "/scheduling/v1/holds", wanted),
            (mentee, "POST", "/scheduling/v1/series", series),
            (mentor, "PUT", f"/scheduling/v1/offerings/{archived}", OFFERING),
        ):
            headers = {"Idempotency-Key": str(uuid4()), "If-Match": "*"}
            await who.visitor.ask(method, path, body, headers=headers, expect=(400, 403, 404, 409, 422))


NUMBER, PRESENT_NUMBER = "+49 30 5550100", "+49 30 5550199"


async def test_where_people_were_to_meet_is_read_nowhere_once_they_do_not(town: Town, later: Scene) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    await town.mentorship(mentor, mentee)
    sessions = await _in_every_state(town, mentor, mentee)
    bearer = f"Bearer {mentee.visitor.access_token}"
    reads = [
        known
        for known in wrong_callers.signed_in_operations(later.contracts)
        if known.operation.method == "get"
        and later.intruder.knows(known)
        and wrong_callers.parameters_of(known) <= {"session_id"}
        and not wrong_callers.is_for_operators(known)
    ]
    told = {
        (known.id, state): NUMBER in str((await later.intruder.ask(known, {"session_id": one}, bearer)).body)
        for known in reads
        for state, one in sessions.items()
    }
    feed = await mentee.visitor.put("/scheduling/v1/me/calendar-feed")
    async with httpx.AsyncClient(base_url=town.api.address) as client:
        calendar = (await client.get(feed["path"])).text
    present = await mentee.visitor.get(f"/scheduling/v1/sessions/{sessions['booked']}/place")
    assert len(reads) > 20
    assert [which for which, leaked in told.items() if leaked] == []
    assert NUMBER not in calendar
    assert present["place"]["text"] == PRESENT_NUMBER


async def _in_every_state(town: Town, mentor: Mentor, mentee: Resident) -> dict[str, str]:
    """A session of each state that its place was told for, or would be; and one that is to come, with another place."""
    there = {**OFFERING, "place": {"kind": "telephone", "text": NUMBER}}
    at_once = await mentor.visitor.post("/scheduling/v1/me/offerings", there)
    asked = await mentor.visitor.post("/scheduling/v1/me/offerings", {**there, "confirmation": True})
    mentee.visitor.learn_from(mentor.visitor)
    slots = await town.free_slots(mentee, mentor, at_once["id"])
    made = {
        state: await mentee.visitor.post("/scheduling/v1/sessions", booking(offering["id"], slots[slot]))
        for state, offering, slot in (
            ("completed", at_once, 3),
            ("missed", at_once, 5),
            ("pending", asked, 60),
            ("declined", asked, 62),
            ("withdrawn", asked, 64),
            ("cancelled", at_once, 66),
            ("booked", at_once, 68),
        )
    }
    paths = {state: f"/scheduling/v1/sessions/{session['id']}" for state, session in made.items()}
    await mentor.visitor.post(f"{paths['declined']}/decline", {})
    await mentee.visitor.post(f"{paths['withdrawn']}/cancellation", {})
    await mentor.visitor.post(f"{paths['cancelled']}/cancellation", {})
    await mentor.visitor.change(f"{paths['booked']}/place", {"kind": "telephone", "text": PRESENT_NUMBER})
    for state, act, body in (("completed", "completion", None), ("missed", "absence", {"who": "mentee"})):
        town.move_to(made[state]["starts_at"], before=timedelta(minutes=-1))
        await mentor.visitor.post(f"{paths[state]}/{act}", body)
    town.move_to(made["missed"]["starts_at"], before=timedelta(hours=-3))
    return {state: session["id"] for state, session in made.items()}


async def test_the_wrong_side_of_a_pair_decides_nothing(platform: Platform, town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    request = await town.ask(mentee, mentor)
    proposal = f"/matching/v1/proposals/{request['proposals'][0]['id']}"
    mentor.visitor.learn_from(mentee.visitor)
    asked = [
        (mentee, "POST", f"{proposal}/acceptance", None),
        (mentee, "POST", f"{proposal}/decline", {"reason": "other"}),
        (mentor, "POST", f"{proposal}/withdrawal", None),
        (mentor, "POST", f"/matching/v1/requests/{request['id']}/withdrawal", None),
    ]
    await _decide_nothing(platform, asked)
    await town.accept(mentor, request["proposals"][0], mentee)

    on_confirmation = await mentor.visitor.post("/scheduling/v1/me/offerings", {**OFFERING, "confirmation": True})
    mentee.visitor.learn_from(mentor.visitor)
    slots = await town.free_slots(mentee, mentor, mentor.offering)
    pending = await mentee.visitor.post("/scheduling/v1/sessions", booking(on_confirmation["id"], slots[20]))
    hold = await mentee.visitor.post("/scheduling/v1/holds", booking(mentor.offering, slots[30]))
    session = await town.book(mentee, mentor, slot=40)
    moving = f"/scheduling/v1/sessions/{session['id']}/move-proposal"
    await mentee.visitor.post(moving, {"starts_at": slots[60]})
    await _decide_nothing(
        platform,
        [
            (mentee, "POST", f"/scheduling/v1/sessions/{pending['id']}/confirmation", None),
            (mentee, "POST", f"/scheduling/v1/sessions/{pending['id']}/decline", {}),
            (mentor, "POST", f"/scheduling/v1/holds/{hold['id']}/renewal", None),
            (mentor, "DELETE", f"/scheduling/v1/holds/{hold['id']}", None),
            (mentee, "POST", f"{moving}/acceptance", None),
            (mentee, "POST", f"{moving}/decline", None),
            (mentor, "POST", f"{moving}/withdrawal", None),
            (mentee, "PUT", f"/scheduling/v1/offerings/{mentor.offering}", OFFERING),
            (mentee, "DELETE", f"/scheduling/v1/offerings/{mentor.offering}", None),
        ],
    )


async def _decide_nothing(platform: Platform, asked: list[tuple[Resident, str, str, Any]]) -> None:
    async with wrong_callers.requests_alone(platform):
        for who, method, path, body in asked:
            headers = {"Idempotency-Key": str(uuid4()), "If-Match": "*"}
            await who.visitor.ask(method, path, body, headers=headers, expect=(403, 404, 409, 422))
