"""The person who is signed in, over the API."""

from typing import Any

import pytest

from shared.contracts import ContactState, ProfileState
from shared.ids import uuid7
from tests.profiles.conftest import Profiles, slug_of


async def test_a_new_person_is_nameless_and_speaks_no_language_yet(profiles: Profiles) -> None:
    someone = await profiles.someone()
    me = (await someone.get("/me")).json()

    assert me == {
        "person_id": str(someone.person_id),
        "version": 1,
        "email": someone.email,
        "name": "",
        "time_zone": "UTC",
        "time_zone_set": False,
        "languages": [],
        "locale": "en",
        "photo": None,
        "operator": False,
        "mentor": False,
        "mentee": False,
        "missing": ["name", "time_zone"],
        "can": ["update", "publish_mentor", "publish_mentee", "erase"],
    }


async def test_a_person_changes_what_they_send_and_nothing_else(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await someone.change(name="  Amina   Diallo ", time_zone="Africa/Dakar")
    changed = await someone.change(languages=[{"language": "FR", "level": 5}], locale="fr_sn")

    me = changed.json()
    assert (me["name"], me["time_zone"], me["locale"]) == ("Amina Diallo", "Africa/Dakar", "fr-SN")
    assert me["languages"] == [{"language": "fr", "level": 5}]
    assert me["version"] == 3


async def test_contacts_hear_of_a_person_only_when_they_are_reached_differently(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await someone.change(name="Amina")
    await someone.change(languages=[{"language": "fr", "level": 5}])

    contacts = await profiles.published("contacts", someone.person_id)
    names = [each.name for each in contacts if isinstance(each, ContactState)]
    states = [each for each in await profiles.published("profiles", someone.person_id) if each is not None]
    changes = [each.change for each in states if isinstance(each, ProfileState)]
    assert names == ["", "Amina"]
    assert changes == ["signed_up", "person_updated", "person_updated"]


async def test_a_name_can_be_taken_away_again(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await someone.change(name="Amina")
    kept = await someone.change(name=None, locale="fr")
    taken = await someone.change(name="")

    assert (kept.json()["name"], taken.json()["name"]) == ("Amina", "")
    assert "name" in taken.json()["missing"]


async def test_who_lives_by_utc_has_told_their_zone_once_they_say_so(profiles: Profiles) -> None:
    someone = await profiles.someone()
    told = await someone.change(name="Amina", time_zone="UTC")

    contacts = await profiles.published("contacts", someone.person_id)
    zones = [(each.time_zone, each.time_zone_set) for each in contacts if isinstance(each, ContactState)]
    assert (told.json()["time_zone_set"], told.json()["missing"]) == (True, [])
    assert zones == [("UTC", False), ("UTC", True)]


async def test_a_change_that_changes_nothing_is_no_news(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.change(locale="en")

    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert "Consistency-Token" not in answer.headers


async def test_a_change_must_name_the_version_it_changes(profiles: Profiles) -> None:
    someone = await profiles.someone()
    etag = (await someone.get("/me")).headers["ETag"]
    unconditional = await someone.ask("PATCH", "/me", json={"name": "Amina"})
    first = await someone.ask("PATCH", "/me", json={"name": "Amina"}, headers={"If-Match": etag})
    second = await someone.ask("PATCH", "/me", json={"name": "Berta"}, headers={"If-Match": etag})

    assert (unconditional.status_code, first.status_code, second.status_code) == (428, 200, 412)
    assert (await someone.get("/me")).json()["name"] == "Amina"


@pytest.mark.parametrize(
    ("fields", "status", "slug"),
    [
        ({"time_zone": "Mars/Olympus"}, 400, "invalid-request"),
        ({"time_zone": "../../etc/passwd"}, 400, "invalid-request"),
        ({"languages": [{"language": "xx", "level": 3}]}, 422, "unknown-language"),
        ({"languages": [{"language": "english", "level": 3}]}, 400, "invalid-request"),
        ({"languages": [{"language": "en", "level": 6}]}, 400, "invalid-request"),
        ({"languages": [{"language": "en", "level": 3}, {"language": "EN", "level": 4}]}, 422, "duplicate-languages"),
        ({"languages": [{"language": "en", "level": 3}] * 21}, 400, "invalid-request"),
        ({"locale": "xx-YY"}, 422, "unknown-locale"),
        ({"name": "https://evil.example/login"}, 400, "invalid-request"),
        ({"name": "\u202eanimA"}, 400, "invalid-request"),
        ({"name": "=?utf-8?b?eA==?="}, 400, "invalid-request"),
        ({"name": "x" * 101}, 400, "invalid-request"),
        ({"name": "a\u0007b"}, 400, "invalid-request"),
        ({"name": "a\u0000b"}, 400, "malformed-body"),
        ({"operator": True}, 400, "invalid-request"),
        ({"email": "other@people.example"}, 400, "invalid-request"),
        ({"person_id": str(uuid7())}, 400, "invalid-request"),
    ],
)
async def test_a_person_refuses(profiles: Profiles, fields: dict[str, Any], status: int, slug: str) -> None:
    someone = await profiles.someone()
    before = (await someone.get("/me")).json()
    answer = await someone.change(**fields)

    assert (answer.status_code, slug_of(answer)) == (status, slug)
    assert (await someone.get("/me")).json() == before
    assert len(await profiles.published("profiles", someone.person_id)) == 1


async def test_a_body_of_five_megabytes_is_refused(profiles: Profiles) -> None:
    answer = await (await profiles.someone()).change(name="x" * 5_000_000)

    assert (answer.status_code, slug_of(answer)) == (413, "body-too-large")


async def test_another_content_type_is_refused(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.ask("PUT", "/me/mentor", content=b"<xml/>", headers={"Content-Type": "application/xml"})

    assert (answer.status_code, slug_of(answer)) == (415, "unsupported-media-type")


async def test_nobody_is_read_without_a_token(profiles: Profiles) -> None:
    for path in ("/me", "/me/mentor", "/mentors", f"/mentors/{uuid7()}", "/people", "/skills", "/me/blocks"):
        answer = await profiles.client.get(f"/profiles/v1{path}", params={"ids": str(uuid7())})
        assert (path, answer.status_code, slug_of(answer)) == (path, 401, "not-signed-in")


async def test_problems_speak_german(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.ask("GET", "/me/mentor", headers={"Accept-Language": "de-CH, en;q=0.5"})

    assert answer.json()["detail"] == "Dieses Profil als Mentorin oder Mentor gibt es nicht."


# --- blocks ----------------------------------------------------------------------------------------------------------


async def test_a_block_is_told_and_taken_back(profiles: Profiles) -> None:
    someone, other = await profiles.someone(), await profiles.someone()

    assert (await someone.put(f"/me/blocks/{other.person_id}")).status_code == 204
    listed = (await someone.get("/me/blocks")).json()["items"]
    assert (await someone.ask("DELETE", f"/me/blocks/{other.person_id}")).status_code == 204

    states = [each for each in await profiles.published("profiles", someone.person_id) if each is not None]
    assert listed == [{"person_id": str(other.person_id)}]
    assert [each.blocks for each in states if isinstance(each, ProfileState)] == [(), (other.person_id,), ()]


async def test_a_block_has_no_version_and_if_match_asks_only_whether_there_is_one(profiles: Profiles) -> None:
    someone, other = await profiles.someone(), await profiles.someone()
    path = f"/me/blocks/{other.person_id}"

    nothing_there = await someone.put(path, if_match="*")
    made = await someone.put(path)
    named = await someone.put(path, if_match='"1-ab"')
    there = await someone.put(path, if_match="*")

    assert [each.status_code for each in (nothing_there, made, named, there)] == [412, 204, 412, 204]


async def test_blocking_again_and_taking_back_what_is_not_there_are_no_news(profiles: Profiles) -> None:
    someone, other = await profiles.someone(), await profiles.someone()
    for _ in range(2):
        assert (await someone.put(f"/me/blocks/{other.person_id}")).status_code == 204
    for _ in range(2):
        assert (await someone.ask("DELETE", f"/me/blocks/{other.person_id}")).status_code == 204

    assert len(await profiles.published("profiles", someone.person_id)) == 3


async def test_nobody_blocks_themselves(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.put(f"/me/blocks/{someone.person_id}")

    assert (answer.status_code, slug_of(answer)) == (422, "blocking-oneself")


async def test_nobody_blocks_who_is_not_there(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await someone.put(f"/me/blocks/{uuid7()}")

    assert (answer.status_code, slug_of(answer)) == (404, "person-not-found")
    assert (await someone.get("/me/blocks")).json()["items"] == []


async def test_who_is_blocked_is_answered_as_of_somebody_who_is_not_there_until_the_block_is_lifted(
    profiles: Profiles,
) -> None:
    blocker, blocked = await profiles.someone(), await profiles.someone()
    assert (await blocker.put(f"/me/blocks/{blocked.person_id}")).status_code == 204
    refused = await blocked.put(f"/me/blocks/{blocker.person_id}")
    nobody = await blocked.put(f"/me/blocks/{uuid7()}")
    assert (refused.status_code, slug_of(refused)) == (nobody.status_code, slug_of(nobody)) == (404, "person-not-found")
    await blocker.ask("DELETE", f"/me/blocks/{blocked.person_id}")
    assert (await blocked.put(f"/me/blocks/{blocker.person_id}")).status_code == 204


async def test_blocks_come_in_pages(profiles: Profiles) -> None:
    someone = await profiles.someone()
    others = sorted([str((await profiles.someone()).person_id) for _ in range(3)])
    for other in others:
        await someone.put(f"/me/blocks/{other}")

    first = (await someone.get("/me/blocks", page_size=2)).json()
    second = (await someone.get("/me/blocks", page_size=2, page_token=first["next_page_token"])).json()

    assert [each["person_id"] for each in first["items"] + second["items"]] == others
    assert second["next_page_token"] is None
