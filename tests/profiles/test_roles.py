"""People as mentors and as mentees, over the API."""

from typing import Any

import pytest

from shared.contracts import ProfileState
from tests.fixtures.tokens import written
from tests.profiles.conftest import MENTEE, MENTOR, Profiles, Someone, slug_of


async def last_state(profiles: Profiles, someone: Someone) -> ProfileState:
    state = (await profiles.published("profiles", someone.person_id))[-1]
    assert isinstance(state, ProfileState)
    return state


async def test_a_mentor_is_published_with_skills_under_their_slugs(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.put("/me/mentor", MENTOR)

    assert answer.status_code == 200
    assert answer.json()["skills"] == [
        {"skill": "kubernetes", "name": "Kubernetes", "level": 5},
        {"skill": "beekeeping-on-roofs", "name": "Beekeeping on roofs", "level": 3},
    ]
    state = await last_state(profiles, someone)
    assert state.change == "mentor_published"
    assert state.mentor is not None
    assert [each.skill for each in state.mentor.skills] == ["kubernetes", "beekeeping-on-roofs"]
    assert written(answer) == f"profiles/{someone.person_id}@2"


async def test_what_was_put_is_read(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    written = await someone.replace("/me/mentor", MENTOR | {"languages": [{"language": "sw", "level": 5}]})
    read = await someone.get("/me/mentor")

    assert read.json() == written.json()
    assert read.headers["ETag"] == written.headers["ETag"]
    assert read.json()["languages"] == [{"language": "sw", "level": 5}]


async def test_a_mentor_who_is_there_is_replaced_by_version_only(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    etag = (await someone.get("/me/mentor")).headers["ETag"]

    unconditional = await someone.put("/me/mentor", MENTOR | {"capacity": 4})
    first = await someone.put("/me/mentor", MENTOR | {"capacity": 5}, if_match=etag)
    second = await someone.put("/me/mentor", MENTOR | {"capacity": 6}, if_match=etag)

    assert [each.status_code for each in (unconditional, first, second)] == [428, 200, 412]
    assert (await someone.get("/me/mentor")).json()["capacity"] == 5


async def test_a_change_of_the_person_does_not_outdate_the_mentor(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    etag = (await someone.get("/me/mentor")).headers["ETag"]
    await someone.change(name="Amina")

    assert (await someone.put("/me/mentor", MENTOR | {"capacity": 4}, if_match=etag)).status_code == 200


async def test_the_same_mentor_again_is_no_news(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    answer = await someone.replace("/me/mentor", MENTOR)

    assert answer.json()["version"] == 1
    assert "Consistency-Token" not in answer.headers


async def test_pausing_and_resuming_are_told_as_such(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    paused = await someone.replace("/me/mentor", MENTOR | {"paused": True})
    resumed = await someone.replace("/me/mentor", MENTOR)

    states = await profiles.published("profiles", someone.person_id)
    changes = [each.change for each in states if isinstance(each, ProfileState)]
    assert changes[-2:] == ["mentor_paused", "mentor_resumed"]
    assert (paused.json()["can"], resumed.json()["can"]) == (
        ["update", "resume", "cease"],
        ["update", "pause", "cease"],
    )


async def test_who_ceases_to_be_a_mentor_is_shown_what_ends_and_is_found_no_more(profiles: Profiles) -> None:
    someone, other = await profiles.mentor(), await profiles.someone()
    shown = await someone.get("/me/mentor/ceasing")
    ceased = await someone.ask("DELETE", "/me/mentor", headers={"If-Match": shown.headers["ETag"]})

    state = await last_state(profiles, someone)
    assert shown.json()["ends"] == ["card", "proposals", "mentorships", "sessions", "offerings"]
    assert shown.json()["named_by"] == [
        f"/{service}/v1/me/mentor/ceasing" for service in ("matching", "mentorships", "scheduling")
    ]
    assert ceased.status_code == 204
    assert ceased.headers["Consistency-Token"].startswith(f"profiles/{someone.person_id}@")
    assert (state.change, state.mentor) == ("mentor_ceased", None)
    assert (await other.get(f"/mentors/{someone.person_id}")).status_code == 404
    assert (await other.get("/mentors", ids=str(someone.person_id))).json()["items"] == []
    assert (await someone.get("/me")).json()["mentor"] is False
    for path in ("/me/mentor", "/me/mentor/ceasing"):
        assert slug_of(await someone.get(path)) == "mentor-not-found"
    assert slug_of(await someone.ask("DELETE", "/me/mentor")) == "mentor-not-found"


async def test_ceasing_is_of_the_version_that_was_seen(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    seen = (await someone.get("/me/mentor")).headers["ETag"]
    await someone.replace("/me/mentor", MENTOR | {"capacity": 5})

    refused = await someone.ask("DELETE", "/me/mentor", headers={"If-Match": seen})

    assert (refused.status_code, slug_of(refused)) == (412, "version-mismatch")
    assert (await someone.get("/me/mentor")).status_code == 200


async def test_who_ceased_becomes_a_mentor_again_in_a_later_version(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    old = (await someone.get("/me/mentor")).headers["ETag"]
    await someone.ask("DELETE", "/me/mentor")
    stale = await someone.put("/me/mentor", MENTOR, if_match=old)
    again = await someone.put("/me/mentor", MENTOR)

    states = [
        each for each in await profiles.published("profiles", someone.person_id) if isinstance(each, ProfileState)
    ]
    assert stale.status_code == 412
    assert (again.status_code, again.json()["version"]) == (200, 2)
    assert [each.change for each in states[-2:]] == ["mentor_ceased", "mentor_published"]
    assert (await someone.get(f"/mentors/{someone.person_id}")).status_code == 200


async def test_a_mentee_who_ceases_to_be_a_mentor_stays_a_mentee(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await someone.put("/me/mentee", MENTEE)
    await someone.ask("DELETE", "/me/mentor")

    state = await last_state(profiles, someone)
    assert (state.mentor, state.mentee is not None) == (None, True)
    assert (await someone.get("/me/mentee")).status_code == 200


async def test_a_mentor_mentors_in_what_they_come_to_speak(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await someone.change(languages=[{"language": "am", "level": 5}])

    state = await last_state(profiles, someone)
    assert state.mentor is not None
    assert [each.language for each in state.mentor.languages] == ["am"]


async def test_a_mentee_is_published_with_what_they_expect_of_a_mentor(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.put("/me/mentee", MENTEE)

    assert answer.status_code == 200
    assert answer.json()["expectations"] == "Plain words"
    state = await last_state(profiles, someone)
    assert state.change == "mentee_published"
    assert state.mentee is not None
    assert state.mentee.skills_wanted[0].skill == "kubernetes"
    assert state.mentee.goals[0].skills == ("leadership",)
    assert state.mentee.expectations == "Plain words"


async def test_one_may_be_mentor_and_mentee(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await someone.put("/me/mentee", MENTEE)

    state = await last_state(profiles, someone)
    assert state.mentor is not None
    assert state.mentee is not None
    me = (await someone.get("/me")).json()
    assert (me["mentor"], me["mentee"]) == (True, True)


async def test_no_name_and_no_address_travels_in_a_profile(profiles: Profiles) -> None:
    someone = await profiles.mentor()
    await someone.change(name="Amina Diallo")

    told = (await last_state(profiles, someone)).model_dump_json()
    assert "Amina" not in told
    assert someone.email not in told


@pytest.mark.parametrize(("path", "slug"), [("/me/mentor", "mentor-not-found"), ("/me/mentee", "mentee-not-found")])
async def test_who_has_not_taken_a_role_has_no_profile(profiles: Profiles, path: str, slug: str) -> None:
    answer = await (await profiles.someone()).get(path)

    assert (answer.status_code, slug_of(answer)) == (404, slug)


def skills(*texts: str) -> list[dict[str, Any]]:
    return [{"skill": text, "level": 3} for text in texts]


@pytest.mark.parametrize(
    ("fields", "status", "slug"),
    [
        ({"skills": [{"skill": f"s{n}", "level": 1} for n in range(10_000)]}, 413, "body-too-large"),
        ({"skills": [{"skill": f"s{n}", "level": 1} for n in range(31)]}, 400, "invalid-request"),
        ({"skills": skills("Go", "Go")}, 422, "duplicate-skills"),
        ({"skills": skills("k8s", "Kubernetes")}, 422, "duplicate-skills"),
        ({"skills": skills("free skill", "Free-Skill")}, 422, "duplicate-skills"),
        ({"skills": skills("!!!")}, 422, "unusable-skill"),
        ({"skills": skills("+" * 20)}, 422, "unusable-skill"),
        ({"skills": [{"skill": "go", "level": 0}]}, 400, "invalid-request"),
        ({"skills": [{"skill": "go", "level": True}]}, 400, "invalid-request"),
        ({"industries": ["Health", "health"]}, 422, "duplicate-industries"),
        ({"styles": ["listening", "listening"]}, 422, "duplicate-choices"),
        ({"styles": ["shouting"]}, 400, "invalid-request"),
        ({"languages": [{"language": "qq", "level": 3}]}, 422, "unknown-language"),
        ({"capacity": 0}, 400, "invalid-request"),
        ({"capacity": 1e300}, 400, "invalid-request"),
        ({"years_of_experience": -1}, 400, "invalid-request"),
        ({"headline": "x" * 121}, 400, "invalid-request"),
        ({"meeting_rhythm": None}, 400, "invalid-request"),
        ({"rating": 5}, 400, "invalid-request"),
    ],
)
async def test_a_mentor_refuses(profiles: Profiles, fields: dict[str, Any], status: int, slug: str) -> None:
    someone = await profiles.someone()
    answer = await someone.put("/me/mentor", MENTOR | fields)

    assert (answer.status_code, slug_of(answer)) == (status, slug)
    assert (await someone.get("/me/mentor")).status_code == 404
    assert len(await profiles.published("profiles", someone.person_id)) == 1


@pytest.mark.parametrize(
    ("fields", "status", "slug"),
    [
        ({"goals": MENTEE["goals"] * 11}, 400, "invalid-request"),
        ({"goals": [MENTEE["goals"][0] | {"skills": ["k8s", "kubernetes"]}]}, 422, "duplicate-skills"),
        ({"goals": [MENTEE["goals"][0] | {"horizon": "never"}]}, 400, "invalid-request"),
        ({"skills_wanted": [{"skill": "k8s", "importance": 1}] * 2}, 422, "duplicate-skills"),
        ({"stage": "ceo"}, 400, "invalid-request"),
        ({"expectations": "x" * 4001}, 400, "invalid-request"),
    ],
)
async def test_a_mentee_refuses(profiles: Profiles, fields: dict[str, Any], status: int, slug: str) -> None:
    someone = await profiles.someone()
    answer = await someone.put("/me/mentee", MENTEE | fields)

    assert (answer.status_code, slug_of(answer)) == (status, slug)
    assert (await someone.get("/me/mentee")).status_code == 404
