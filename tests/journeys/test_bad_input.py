"""What bad input gets that concerns more than one service: a reason with a name, and nothing left behind."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from deploy.local.demo.client import LOOKS, Visitor
from deploy.local.platform import Platform
from services.profiles.keys import KeyCipher
from shared.http.sign_in import LIFETIME, issue_token
from shared.ids import uuid7
from tests.fixtures.eventually import eventually
from tests.journeys.town import ALWAYS, MENTEE, MENTOR, OFFERING, Mentor, Resident, Town, booking, rfc3339

OF_EACH_SERVICE = (
    "/profiles/v1/me",
    "/matching/v1/me/proposals",
    "/scheduling/v1/me/sessions",
    "/mentorships/v1/me/mentorships",
    "/notifications/v1/me/messages",
)


# --- somebody else's ---------------------------------------------------------------------------------------------------


async def test_what_belongs_to_two_people_is_not_there_for_a_third(town: Town) -> None:
    mentor, mentee, stranger = await town.mentor(), await town.mentee(), await town.mentor("stranger")
    request = await town.ask(mentee, mentor)
    proposal = request["proposals"][0]["id"]
    mentorship = await town.accept(mentor, request["proposals"][0], mentee)
    session = (await town.book(mentee, mentor))["id"]
    goal = await mentee.visitor.post(
        f"/mentorships/v1/mentorships/{mentorship}/goals", {"text": "Mine", "horizon": "short_term", "kind": "skill"}
    )
    start = (await town.free_slots(mentee, mentor, mentor.offering))[9]
    hold = await mentee.visitor.post("/scheduling/v1/holds", booking(mentor.offering, start))
    stranger.visitor.learn_from(mentee.visitor)

    for method, path, body in (
        ("GET", f"/matching/v1/requests/{request['id']}", None),
        ("GET", f"/matching/v1/proposals/{proposal}", None),
        ("POST", f"/matching/v1/proposals/{proposal}/decline", {"reason": "no_time"}),
        ("GET", f"/scheduling/v1/sessions/{session}", None),
        ("POST", f"/scheduling/v1/sessions/{session}/cancellation", {"reason": "not mine"}),
        ("POST", f"/scheduling/v1/sessions/{session}/rescheduling", {"starts_at": start}),
        ("POST", f"/scheduling/v1/sessions/{session}/completion", None),
        ("DELETE", f"/scheduling/v1/holds/{hold['id']}", None),
        ("GET", f"/mentorships/v1/mentorships/{mentorship}", None),
        ("POST", f"/mentorships/v1/mentorships/{mentorship}/ending", {"reason": "other"}),
        ("PATCH", f"/mentorships/v1/goals/{goal['id']}", {"status": "dropped"}),
        ("PUT", f"/mentorships/v1/sessions/{session}/agenda", {"topics": []}),
        ("POST", f"/mentorships/v1/sessions/{session}/feedback", {"rating": 1}),
    ):
        refused = await stranger.visitor.ask(method, path, body, headers={"If-Match": "*"}, expect=(404,))
        assert refused.slug, refused
    offered = f"/scheduling/v1/offerings/{mentor.offering}"  # everybody sees it, and its mentor changes it
    await stranger.visitor.ask("DELETE", offered, headers={"If-Match": "*"}, expect=(403,))
    assert (await mentee.visitor.get(f"/scheduling/v1/sessions/{session}"))["version"] == 1
    assert (await mentee.visitor.get(f"/mentorships/v1/mentorships/{mentorship}"))["state"] == "active"
    assert (await mentee.visitor.get(f"/mentorships/v1/goals/{goal['id']}"))["status"] == "not_started"


# --- mentors who can't be had ------------------------------------------------------------------------------------------


async def test_a_paused_mentor_is_neither_asked_nor_booked(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    await mentor.visitor.change("/profiles/v1/me/mentor", {**MENTOR, "paused": True})

    await _refused_request(mentee, mentor, 409, "mentor-paused")
    await _refused_booking(town, mentee, mentor, 409, "mentor-paused")


async def test_an_erased_mentor_is_neither_asked_nor_booked(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    start = (await town.free_slots(_knowing(mentee, mentor), mentor, mentor.open_offering))[3]
    erasure = await mentor.visitor.delete("/profiles/v1/me")
    mentee.visitor.learn_from(mentor.visitor)
    await eventually(lambda: _erased(mentee, erasure["erasure_id"]), within=30)

    await _refused_request(mentee, mentor, 409, "unknown-mentor")
    gone = await mentee.visitor.post("/scheduling/v1/sessions", booking(mentor.open_offering, start), expect=(404,))
    assert gone.slug == "unknown-offering"


@pytest.mark.parametrize("blocker", ["mentor", "mentee"])
async def test_a_blocked_pair_neither_asks_nor_books_whoever_has_blocked(town: Town, blocker: str) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    who, whom = (mentor, mentee) if blocker == "mentor" else (mentee, mentor)
    await who.visitor.put(f"/profiles/v1/me/blocks/{whom.id}")

    await _refused_request(mentee, mentor, 409, "unknown-mentor")
    await _refused_booking(town, mentee, mentor, 404, "unknown-offering")


async def test_nobody_is_their_own_mentor(town: Town) -> None:
    mentor = await town.mentor()
    await mentor.visitor.put("/profiles/v1/me/mentee", MENTEE)

    await _refused_request(mentor, mentor, 422, "asking-oneself")
    await _refused_booking(town, mentor, mentor, 422, "own-offering")


async def test_who_is_no_mentee_of_the_mentor_books_only_what_is_open_to_everyone(town: Town) -> None:
    mentor, passer_by = await town.mentor(), await town.resident("passer-by")
    start = (await town.free_slots(_knowing(passer_by, mentor), mentor, mentor.open_offering))[3]

    refused = await passer_by.visitor.post("/scheduling/v1/sessions", booking(mentor.offering, start), expect=(403,))
    assert refused.slug == "not-their-mentee"
    await passer_by.visitor.post("/scheduling/v1/sessions", booking(mentor.open_offering, start), expect=(201,))


async def test_a_session_is_booked_in_the_future(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    _knowing(mentee, mentor)
    past = rfc3339(town.now().replace(minute=0, second=0) - timedelta(days=1))

    refused = await mentee.visitor.post("/scheduling/v1/sessions", booking(mentor.open_offering, past), expect=(422,))
    assert refused.slug == "in-the-past"
    assert (await mentee.visitor.get("/scheduling/v1/me/sessions")).items == []


# --- tokens and keys ---------------------------------------------------------------------------------------------------


async def test_an_expired_token_opens_nothing_in_any_service(platform: Platform, town: Town) -> None:
    person = await town.resident()
    expired = await _signed_long_ago(platform, person)
    visitor = Visitor(town.api)
    visitor.access_token = expired

    for path in OF_EACH_SERVICE:
        refused = await visitor.get(path, expect=(401,))
        assert refused.slug == "invalid-token", path
        assert refused.headers["www-authenticate"] == 'Bearer error="invalid_token"'


async def test_a_token_changed_by_one_letter_or_without_a_signature_opens_nothing(town: Town) -> None:
    person = await town.resident()
    head, claims, signature = str(person.visitor.access_token).split(".")
    visitor = Visitor(town.api)
    for forged in (f"{head}.{claims}.{signature[:-4]}AAAA", f"{head}.{claims}.", f"{head}.{claims}", "x" * 5000):
        visitor.access_token = forged
        for path in OF_EACH_SERVICE:
            assert (await visitor.get(path, expect=(401,))).slug == "invalid-token"


async def test_the_same_key_does_the_same_thing_once_and_refuses_another(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    await town.mentorship(mentor, mentee)
    first, second = (await town.free_slots(mentee, mentor, mentor.offering))[3:5]
    sessions, key = "/scheduling/v1/sessions", str(uuid7())

    booked = await mentee.visitor.post(sessions, booking(mentor.offering, first), key=key)
    again = await mentee.visitor.post(sessions, booking(mentor.offering, first), key=key)
    other = await mentee.visitor.post(sessions, booking(mentor.offering, second), key=key, expect=(422,))

    assert (again.body, again.headers["idempotency-replayed"]) == (booked.body, "true")
    assert other.slug == "idempotency-key-reused"
    assert [each["id"] for each in (await mentee.visitor.get(sessions.replace("sessions", "me/sessions"))).items] == [
        booked["id"]
    ]


async def test_sessions_and_requests_need_a_key(town: Town) -> None:
    mentee = await town.mentee()
    for path in ("/scheduling/v1/sessions", "/matching/v1/requests"):
        refused = await mentee.visitor.ask("POST", path, {}, expect=(400,))
        assert refused.slug in {"idempotency-key-required", "invalid-request"}


async def test_a_consistency_token_that_was_given_to_somebody_else_is_refused_by_every_service(town: Town) -> None:
    person, other = await town.resident(), await town.resident()
    for token in (other.visitor.consistency_token, f"matches/{uuid7()}@1~{'A' * 22}"):
        for look in LOOKS.values():
            headers = {"Consistency-Token": token}
            refused = await person.visitor.ask("GET", look, headers=headers, expect=(400,), patience=0)
            assert refused.slug == "malformed-consistency-token"


# --- forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "slug"),
    [
        ("PUT", "/scheduling/v1/me/availability", {**ALWAYS, "time_zone": "Europe/Atlantis"}, 400, "invalid-request"),
        (
            "PUT",
            "/scheduling/v1/me/availability",
            {**ALWAYS, "weekly": [{"day": 0, "from": "25:00", "to": "26:00"}]},
            400,
            "invalid-request",
        ),
        (
            "PUT",
            "/scheduling/v1/me/availability",
            {
                **ALWAYS,
                "weekly": [{"day": 0, "from": "09:00", "to": "12:00"}, {"day": 0, "from": "11:00", "to": "13:00"}],
            },
            422,
            "overlapping-windows",
        ),
        (
            "PUT",
            "/scheduling/v1/me/availability",
            {
                "time_zone": "Europe/Berlin",
                "weekly": [],
                "overrides": [{"date": "2027-03-28", "windows": [{"from": "02:30", "to": "04:00"}]}],
            },
            422,
            "skipped-local-time",
        ),
        ("POST", "/scheduling/v1/me/offerings", {**OFFERING, "lengths_minutes": [0]}, 400, "invalid-request"),
        (
            "PUT",
            "/profiles/v1/me/mentor",
            {**MENTOR, "skills": [{"skill": f"skill {number}", "level": 1} for number in range(1000)]},
            400,
            "invalid-request",
        ),
        (
            "PUT",
            "/profiles/v1/me/mentor",
            {**MENTOR, "skills": [{"skill": f"skill {number}", "level": 1} for number in range(10_000)]},
            413,
            "body-too-large",
        ),
        ("PUT", "/profiles/v1/me/mentee", {**MENTEE, "about": "x" * 5_000_000}, 413, "body-too-large"),
    ],
    ids=["zone", "25:00", "overlap", "skipped hour", "no length", "1000 skills", "10,000 skills", "5 MB"],
)
async def test_a_bad_form_is_refused_by_name_and_changes_nothing(
    town: Town, method: str, path: str, body: Any, status: int, slug: str
) -> None:
    person = await town.resident()
    refused = await person.visitor.ask(method, path, body, expect=(status,))

    assert refused.slug == slug
    assert person.visitor.consistency_token.count("availability/") == 0
    me = await person.visitor.get("/profiles/v1/me")
    assert (me["mentor"], me["mentee"]) == (False, False)


async def test_a_naive_time_is_refused(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    body = booking(mentor.open_offering, "2030-01-31T09:00:00")
    refused = await mentee.visitor.post("/scheduling/v1/sessions", body, expect=(400,))
    assert refused["errors"][0]["pointer"] == "#/starts_at"


# --- steps -------------------------------------------------------------------------------------------------------------


def _knowing(person: Resident, mentor: Mentor) -> Resident:
    """The person asks from now on where all that the mentor has published has arrived."""
    person.visitor.learn_from(mentor.visitor)
    return person


async def _refused_request(mentee: Resident, mentor: Mentor, status: int, slug: str) -> None:
    mentee.visitor.learn_from(mentor.visitor)
    body = {"mentor_ids": [mentor.id], "message": "Would you?"}
    refused = await mentee.visitor.post("/matching/v1/requests", body, expect=(status,))
    assert refused.slug == slug
    assert (await mentee.visitor.get("/matching/v1/me/proposals")).items == []


async def _refused_booking(town: Town, person: Resident, mentor: Mentor, status: int, slug: str) -> None:
    person.visitor.learn_from(mentor.visitor)
    start = rfc3339(town.now().replace(minute=0, second=0) + timedelta(days=2))
    refused = await person.visitor.post(
        "/scheduling/v1/sessions", booking(mentor.open_offering, start), expect=(status,)
    )
    assert refused.slug == slug
    assert (await person.visitor.get("/scheduling/v1/me/sessions")).items == []


async def _erased(asker: Resident, erasure_id: str) -> bool:
    return bool((await asker.visitor.get(f"/profiles/v1/erasures/{erasure_id}"))["state"] == "completed")


async def _signed_long_ago(platform: Platform, person: Resident) -> str:
    """A token with the platform's own signature that was good until a moment ago."""
    connection = await asyncpg.connect(platform.parts.owner_url)
    try:
        row = await connection.fetchrow("SELECT key_id, sealed_private_key FROM profiles.signing_keys")
    finally:
        await connection.close()
    assert row is not None
    key = KeyCipher(platform.parts.secrets["key_encryption"]).open(row["key_id"], row["sealed_private_key"])
    issued = datetime.now(UTC) - LIFETIME - timedelta(minutes=2)
    return issue_token(key, issuer="mentoring", person_id=UUID(person.id), operator=False, real_now=issued)
