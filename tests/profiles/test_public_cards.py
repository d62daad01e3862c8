"""Mentors as strangers see them: those who agreed, without an id or an address that leads to them."""

from typing import Any
from uuid import UUID

import httpx

from services.profiles.use_cases import erasing
from shared.postgres import transaction
from tests.profiles.conftest import MENTOR, Profiles, Someone, slug_of
from tests.profiles.test_suspensions import suspend

FOR_STRANGERS = "/profiles/v1/public/mentors"


async def _public(profiles: Profiles, skill: str, **fields: Any) -> Someone:
    return await profiles.mentor(public=True, skills=[{"skill": skill, "level": 3}], **fields)


async def _seen(profiles: Profiles, skill: str) -> list[dict[str, Any]]:
    """What somebody sees who has not signed in."""
    answer = await profiles.client.get(FOR_STRANGERS, params={"skill": skill})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def _card(profiles: Profiles, card_id: str) -> httpx.Response:
    return await profiles.client.get(f"{FOR_STRANGERS}/{card_id}")


async def test_strangers_see_the_mentors_who_agreed_and_no_others(profiles: Profiles) -> None:
    mentor = await _public(profiles, "Glass blowing")
    await mentor.change(name="Amina Diallo", languages=[{"language": "fr", "level": 5}])
    await profiles.mentor(skills=[{"skill": "Glass blowing", "level": 3}])

    (card,) = await _seen(profiles, "glass BLOWING")
    assert (card["name"], card["headline"], card["languages"][0]["language"]) == (
        "Amina Diallo",
        MENTOR["headline"],
        "fr",
    )


async def test_a_card_for_strangers_leads_to_nobody(profiles: Profiles) -> None:
    mentor = await _public(profiles, "Kite making")
    (card,) = await _seen(profiles, "kite making")
    answer = await _card(profiles, card["card_id"])

    assert str(mentor.person_id) not in answer.text
    assert mentor.email not in answer.text
    asker = await profiles.someone()
    assert (await asker.get(f"/mentors/{card['card_id']}")).status_code == 404
    assert (await asker.get("/people", ids=card["card_id"])).json()["items"] == []


async def test_pages_of_cards_lead_to_nobody_either(profiles: Profiles) -> None:
    mentors = [await _public(profiles, "Dowsing") for _ in range(3)]
    seen: list[str] = []
    params: dict[str, Any] = {"skill": "dowsing", "page_size": 1}
    while True:
        page = (await profiles.client.get(FOR_STRANGERS, params=params)).json()
        seen += [each["card_id"] for each in page["items"]]
        if page["next_page_token"] is None:
            break
        params["page_token"] = page["next_page_token"]

    assert len(set(seen)) == len(mentors)
    assert not {str(each.person_id) for each in mentors} & set(seen)


async def test_who_signs_in_finds_the_mentor_whose_card_they_saw(profiles: Profiles) -> None:
    mentor = await _public(profiles, "Bell ringing")
    (card,) = await _seen(profiles, "bell ringing")
    asker = await profiles.someone()

    found = (await asker.get("/mentors", card_id=card["card_id"])).json()["items"]
    assert [UUID(each["person_id"]) for each in found] == [mentor.person_id]
    await mentor.put(f"/me/blocks/{asker.person_id}")
    assert (await asker.get("/mentors", card_id=card["card_id"])).json()["items"] == []


async def test_a_card_that_is_taken_back_is_gone_and_comes_back_under_another_id(profiles: Profiles) -> None:
    mentor = await _public(profiles, "Origami")
    (card,) = await _seen(profiles, "origami")
    own = {**MENTOR, "skills": [{"skill": "Origami", "level": 3}]}
    await mentor.replace("/me/mentor", own)
    gone = await _card(profiles, card["card_id"])

    assert (gone.status_code, slug_of(gone), await _seen(profiles, "origami")) == (404, "card-not-found", [])
    await mentor.replace("/me/mentor", {**own, "public": True})
    (again,) = await _seen(profiles, "origami")
    assert again["card_id"] != card["card_id"]


async def test_a_card_that_stays_shown_keeps_its_id(profiles: Profiles) -> None:
    mentor = await _public(profiles, "Falconry")
    (before,) = await _seen(profiles, "falconry")
    await mentor.change(name="Somebody else")
    (after,) = await _seen(profiles, "falconry")

    assert (before["card_id"], "Somebody else") == (after["card_id"], after["name"])


async def test_strangers_do_not_see_who_is_paused(profiles: Profiles) -> None:
    await _public(profiles, "Topiary", paused=True)

    assert await _seen(profiles, "topiary") == []


async def test_strangers_do_not_see_who_is_suspended(profiles: Profiles) -> None:
    operator, mentor = await profiles.operator(), await _public(profiles, "Bookbinding")
    (card,) = await _seen(profiles, "bookbinding")
    await suspend(operator, mentor.person_id)

    assert await _seen(profiles, "bookbinding") == []
    assert (await _card(profiles, card["card_id"])).status_code == 404


async def test_nothing_is_seen_of_who_ceased_or_is_erased(profiles: Profiles) -> None:
    ceasing, erased = await _public(profiles, "Heraldry"), await _public(profiles, "Heraldry")
    assert len(await _seen(profiles, "heraldry")) == 2
    etag = (await ceasing.get("/me/mentor")).headers["ETag"]
    await ceasing.ask("DELETE", "/me/mentor", headers={"If-Match": etag})
    now = profiles.parts.clock.now()
    async with transaction(profiles.pool) as tx:
        await erasing.erase_person(tx, erased.person_id, now=now)

    assert await _seen(profiles, "heraldry") == []


async def test_what_strangers_see_may_be_kept_for_a_minute_and_is_limited_by_their_address(profiles: Profiles) -> None:
    answer = await profiles.client.get(FOR_STRANGERS)

    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "address" in answer.headers["RateLimit"]
