"""Signing up in one call: all of it or nothing, every error at once; who agreed to which words when."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import httpx
import pytest

from services.profiles.use_cases import erasing
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from shared.postgres import transaction
from tests.profiles.conftest import MENTEE, Profiles, Someone, new_address, slug_of
from tests.profiles.test_imports import imported, invitees, link_for, send, table
from tests.profiles.test_memberships import apply, mailed
from tests.profiles.test_programmes import made

QUESTIONS: Final[list[dict[str, Any]]] = [
    {
        "key": "why_us",
        "kind": "long_text",
        "texts": [{"language": "en", "label": "Why us?"}, {"language": "de", "label": "Warum wir?"}],
        "required": True,
        "most": 500,
    },
    {
        "key": "hours",
        "kind": "number",
        "texts": [
            {"language": "en", "label": "Hours a month", "help": "Roughly."},
            {"language": "de", "label": "Stunden"},
        ],
        "least": 1,
    },
]
CONSENT: Final = [
    {"language": "en", "text": "The coordinators read my answers."},
    {"language": "de", "text": "Meine Antworten werden gelesen."},
]
WHOLE: Final[dict[str, Any]] = {
    "role": "mentee",
    "person": {"name": "Amina Diallo", "time_zone": "Africa/Dakar"},
    "mentee": MENTEE,
    "answers": {"why_us": "I want to lead.", "hours": 4},
    "consent": {"version": 1, "language": "en"},
}


async def asking(operator: Someone, *, consent: Any = CONSENT, **terms: Any) -> dict[str, Any]:
    """A programme with a form."""
    programme = await made(operator, joined_by="open", **terms)
    answer = await operator.put(
        f"/programmes/{programme['id']}/form/terms", {"questions": QUESTIONS, "consent": consent}
    )
    assert answer.status_code == 200, answer.text
    return programme


async def sign_up(
    someone: Someone, programme: dict[str, Any], *, headers: Mapping[str, str] | None = None, **changes: Any
) -> httpx.Response:
    path = f"/programmes/{programme['id']}/sign-ups"
    return await someone.ask("POST", path, json=WHOLE | changes, headers=headers or {})


async def sign_up_in_a_crowd(someone: Someone, programme: dict[str, Any]) -> httpx.Response:
    """As a client does: whoever finds all connections taken asks again, with the same key."""
    key = {"Idempotency-Key": str(uuid7())}
    while True:
        answer = await sign_up(someone, programme, headers=key)
        if answer.status_code != 503:
            return answer
        assert "Retry-After" in answer.headers, answer.text


async def validate(profiles: Profiles, programme: dict[str, Any], **changes: Any) -> httpx.Response:
    path = f"/profiles/v1/programmes/{programme['id']}/sign-ups/validation"
    return await profiles.client.post(path, json=WHOLE | changes)


def errors_of(answer: httpx.Response) -> dict[str, str]:
    assert (answer.status_code, slug_of(answer)) == (400, "invalid-request"), answer.text
    return {each["pointer"]: each["detail"] for each in answer.json()["errors"]}


async def consents(someone: Someone) -> list[dict[str, Any]]:
    return list((await someone.get("/me/consents")).json()["items"])


async def test_a_form_is_shown_to_anybody_in_the_language_asked_for(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    path = f"/profiles/v1/programmes/{programme['id']}/form"
    german, french = [
        await profiles.client.get(path, headers={"Accept-Language": language}) for language in ("de", "fr")
    ]

    assert [each["label"] for each in german.json()["questions"]] == ["Warum wir?", "Stunden"]
    assert [each["label"] for each in french.json()["questions"]] == ["Why us?", "Hours a month"]
    assert german.json()["consent"] == {"version": 1, "language": "de", "text": "Meine Antworten werden gelesen."}
    assert german.headers["Cache-Control"] == "public, max-age=60"


async def test_a_programme_that_asks_nothing_has_an_empty_form(profiles: Profiles) -> None:
    programme = await made(await profiles.operator())
    form = (await profiles.client.get(f"/profiles/v1/programmes/{programme['id']}/form")).json()

    assert (form["version"], form["questions"], form["consent"]) == (0, [], None)


async def test_one_call_signs_up(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    someone = await profiles.someone()
    answer = await sign_up(someone, programme)

    assert answer.status_code == 201, answer.text
    assert answer.json()["state"] == "member"
    assert answer.headers["Location"] == f"/profiles/v1/me/memberships/{answer.json()['id']}"
    me = (await someone.get("/me")).json()
    assert (me["name"], me["time_zone"], me["mentee"]) == ("Amina Diallo", "Africa/Dakar", True)
    own = (await someone.get(f"/me/memberships/{answer.json()['id']}/answers")).json()
    assert own["answers"] == WHOLE["answers"]


async def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_kept(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    someone = await profiles.someone()
    wrong = {
        "person": {"name": "Amina", "time_zone": "Atlantis"},
        "answers": {"hours": "many", "colour": "red"},
        "consent": None,
    }
    expected = {"#/person/time_zone", "#/answers/why_us", "#/answers/hours", "#/answers/colour", "#/consent"}

    assert errors_of(await sign_up(someone, programme, **wrong)).keys() == expected
    assert errors_of(await validate(profiles, programme, **wrong)).keys() == expected
    me = (await someone.get("/me")).json()
    assert (me["name"], me["mentee"], (await someone.get("/me/memberships")).json()["items"]) == ("", False, [])


async def test_what_a_rule_refuses_leaves_nothing_behind_either(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    someone = await profiles.someone()
    twice = MENTEE | {"skills_wanted": [{"skill": "k8s", "importance": 1}, {"skill": "Kubernetes", "importance": 2}]}
    answer = await sign_up(someone, programme, mentee=twice)

    assert (answer.status_code, slug_of(answer)) == (422, "duplicate-skills")
    me = (await someone.get("/me")).json()
    assert (me["name"], await consents(someone)) == ("", [])


async def test_why_an_answer_does_not_fit_is_said_in_the_language_asked_for(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    answer = await profiles.client.post(
        f"/profiles/v1/programmes/{programme['id']}/sign-ups/validation",
        json=WHOLE | {"answers": {"hours": 0}},
        headers={"Accept-Language": "de"},
    )

    assert errors_of(answer) == {
        "#/answers/why_us": "Diese Frage braucht eine Antwort.",
        "#/answers/hours": "Das ist weniger, als hier gefragt ist.",
    }


async def test_what_is_whole_is_valid_and_validating_keeps_nothing(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await asking(operator)

    assert (await validate(profiles, programme)).status_code == 204
    assert (await operator.get(f"/programmes/{programme['id']}/memberships")).json()["items"] == []


async def test_a_text_that_cannot_be_shown_is_no_answer(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    answer = await validate(profiles, programme, answers={"why_us": "a\x07b"})

    assert errors_of(answer) == {"#/answers/why_us": "This text holds characters that can't be shown."}


async def test_a_programme_that_asks_something_is_joined_by_its_form_only(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    answer = await apply(await profiles.someone(), programme)

    assert (answer.status_code, slug_of(answer)) == (422, "sign-up-needed")


async def test_who_is_invited_fills_in_the_form_too(profiles: Profiles) -> None:
    operator, address = await profiles.operator(), new_address()
    programme = await asking(operator)
    await imported(operator, programme, table(f"{address},mentee"))
    someone = await profiles.someone(address)
    (own,) = (await someone.get("/me/memberships")).json()["items"]
    without = await someone.ask("POST", f"/me/memberships/{own['id']}/acceptance")
    signed_up = await sign_up(someone, programme)

    assert (without.status_code, slug_of(without)) == (422, "sign-up-needed")
    assert (signed_up.status_code, signed_up.json()["id"], signed_up.json()["state"]) == (201, own["id"], "member")


async def test_the_link_of_an_invitation_lets_in_with_the_form_only(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await asking(operator)
    await imported(operator, programme, table(f"{new_address()},mentee"))
    await operator.ask("POST", f"/programmes/{programme['id']}/invitations")
    await send(profiles, datetime.now(UTC))
    (expected,) = await invitees(operator, programme)
    token = await link_for(profiles, expected["id"])
    theirs = await someone.ask("POST", "/me/invitations", json={"token": token})
    signed_up = await sign_up(someone, programme)

    assert (theirs.status_code, theirs.json()["state"], theirs.json()["can"]) == (201, "invited", ["sign_up", "leave"])
    assert (signed_up.status_code, signed_up.json()["id"], signed_up.json()["state"]) == (201, expected["id"], "member")


async def test_who_signs_up_twice_is_in_once(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    someone = await profiles.someone()
    first, again = await sign_up(someone, programme), await sign_up(someone, programme)

    assert (first.status_code, again.status_code, slug_of(again)) == (201, 409, "already-in-programme")


async def test_a_form_counts_its_versions_and_other_words_are_asked_for_again(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await asking(operator)
    await sign_up(someone, programme)
    terms = f"/programmes/{programme['id']}/form/terms"
    await operator.replace(terms, {"questions": QUESTIONS[:1], "consent": CONSENT})
    (unmoved,) = await consents(someone)
    await operator.replace(
        terms, {"questions": QUESTIONS[:1], "consent": [{"language": "en", "text": "Everybody reads it."}]}
    )
    (asked_again,) = await consents(someone)

    assert (unmoved["asks_again"], asked_again["asks_again"]) == (False, True)
    assert (asked_again["agreed_version"], asked_again["text"]) == (1, CONSENT[0]["text"])
    outdated = await sign_up(await profiles.someone(), programme, answers={"why_us": "So."})
    assert (outdated.status_code, slug_of(outdated)) == (409, "consent-outdated")
    agreed = await someone.put(f"/me/consents/{programme['id']}", {"version": 2, "language": "en"})
    (now,) = await consents(someone)
    assert (agreed.status_code, now["agreed_version"], now["asks_again"]) == (204, 2, False)


async def test_who_agreed_to_which_words_when_stays_known(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    programme = await asking(operator)
    await sign_up(someone, programme)
    await someone.ask("DELETE", f"/me/consents/{programme['id']}")
    await someone.put(f"/me/consents/{programme['id']}", {"version": 1, "language": "de"})
    rows = await profiles.pool.fetch(
        "SELECT version, language, withdrawn_at IS NULL AS holds FROM consents WHERE person_id = $1 ORDER BY given_at",
        someone.person_id,
    )

    assert [tuple(row) for row in rows] == [(1, "en", False), (1, "de", True)]


async def test_who_withdraws_leaves_and_their_place_goes_on(profiles: Profiles) -> None:
    operator = await profiles.operator()
    programme = await asking(operator, capacity=1)
    has_it, waits = await profiles.someone(), await profiles.someone()
    own, next_one = (await sign_up(has_it, programme)).json(), (await sign_up(waits, programme)).json()
    assert (own["state"], next_one["state"]) == ("member", "waiting")
    withdrawn = await has_it.ask("DELETE", f"/me/consents/{programme['id']}")
    again = await has_it.ask("DELETE", f"/me/consents/{programme['id']}")

    assert (withdrawn.status_code, again.status_code) == (204, 204)
    assert (await has_it.get(f"/me/memberships/{own['id']}")).json()["state"] == "left"
    assert (await waits.get(f"/me/memberships/{next_one['id']}")).json()["state"] == "offered"
    (consent,) = await consents(has_it)
    assert consent["withdrawn_at"] is not None


async def test_nobody_agrees_where_there_are_no_words(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator(), consent=[])
    someone = await profiles.someone()
    nothing = await someone.put(f"/me/consents/{programme['id']}", {"version": 1, "language": "en"})

    assert (nothing.status_code, slug_of(nothing)) == (404, "nothing-to-agree-to")
    assert (await sign_up(someone, programme, consent=None)).status_code == 201
    assert await consents(someone) == []


async def test_answers_are_read_by_whom_they_are_for_and_beside_what_was_asked(profiles: Profiles) -> None:
    operator, someone, other = await profiles.operator(), await profiles.someone(), await profiles.someone()
    programme = await asking(operator)
    own = (await sign_up(someone, programme)).json()
    await operator.replace(f"/programmes/{programme['id']}/form/terms", {"questions": [], "consent": CONSENT})
    theirs = f"/programmes/{programme['id']}/memberships/{own['id']}/answers"

    read = (await operator.get(theirs)).json()
    assert read["answers"]["why_us"] == "I want to lead."
    assert [each["key"] for each in read["questions"]] == ["why_us", "hours"]
    assert (await other.get(theirs)).status_code == 403
    assert (await other.get(f"/me/memberships/{own['id']}/answers")).status_code == 404


async def test_nothing_of_it_stays_of_who_is_erased(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    someone = await profiles.someone()
    await sign_up(someone, programme)
    async with transaction(profiles.pool) as tx:
        await erasing.erase_person(tx, someone.person_id, now=profiles.parts.clock.now())

    for kept in ("answers", "consents"):
        assert await profiles.pool.fetchval(f"SELECT count(*) FROM {kept} WHERE person_id = $1", someone.person_id) == 0


async def test_the_default_programme_asks_nothing(profiles: Profiles) -> None:
    operator = await profiles.operator()
    answer = await operator.put(f"/programmes/{OPEN_ID}/form/terms", {"questions": QUESTIONS})

    assert (answer.status_code, slug_of(answer)) == (422, "default-programme-stays")


@pytest.mark.parametrize(
    ("places", "people"), [(5, 20), pytest.param(50, 500, marks=pytest.mark.proof)], ids=["a few", "very many"]
)
async def test_of_many_at_once_as_many_come_in_as_there_are_places_and_the_others_wait_in_a_line(
    profiles: Profiles, places: int, people: int
) -> None:
    programme = await asking(await profiles.operator(), capacity=places)
    crowd = [await profiles.someone() for _ in range(people)]
    answers = await asyncio.gather(*(sign_up_in_a_crowd(each, programme) for each in crowd))

    assert {answer.status_code for answer in answers} == {201}
    states = [answer.json()["state"] for answer in answers]
    assert (states.count("member"), states.count("waiting")) == (places, people - places)
    line = sorted(each.json()["before_you"] for each in answers if each.json()["state"] == "waiting")
    now = [
        (await person.get(f"/me/memberships/{answer.json()['id']}")).json()["before_you"]
        for person, answer in zip(crowd, answers, strict=True)
        if answer.json()["state"] == "waiting"
    ]
    assert line == sorted(now) == list(range(people - places))
    assert all([await mailed(profiles, answer.json()) == [] for answer in answers])


@pytest.mark.parametrize("path", ["form", "sign-ups"])
async def test_a_programme_that_is_not_there_asks_nothing(profiles: Profiles, path: str) -> None:
    someone = await profiles.someone()
    if path == "form":
        answer = await someone.get(f"/programmes/{uuid7()}/form")
    else:
        answer = await sign_up(someone, {"id": str(uuid7())})
    assert (answer.status_code, slug_of(answer)) == (404, "programme-not-found")
