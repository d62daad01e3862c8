"""A person reports a person: who sees it, who decides, what is told, and what stays when one of them is erased."""

import asyncio
import email
import email.policy
from typing import Any, Final
from uuid import UUID

import httpx
import pytest

from shared.ids import uuid7
from tests.profiles.conftest import Profiles, Someone, slug_of
from tests.profiles.test_programmes import log_of

RUDE: Final = {"reason": "rude", "text": "They insulted me.", "evidence": ["In our session of 3 March"]}


async def report(by: Someone, person_id: UUID, **more: Any) -> httpx.Response:
    return await by.ask("POST", f"/people/{person_id}/reports", json={**RUDE, **more})


async def reported(by: Someone, about: Someone) -> str:
    answer = await report(by, about.person_id)
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"/profiles/v1/me/reports/{answer.json()['id']}"
    return str(answer.json()["id"])


async def decide(operator: Someone, report_id: str, outcome: str = "spoken_to") -> httpx.Response:
    body = {"outcome": outcome, "reason": "Said so themselves."}
    return await operator.ask("POST", f"/reports/{report_id}/decision", json=body)


async def mailed(profiles: Profiles, report_id: str) -> list[tuple[str, str]]:
    rows = await profiles.pool.fetch("SELECT body FROM mails WHERE subject = $1 ORDER BY id", UUID(report_id))
    letters = [email.message_from_bytes(row["body"], policy=email.policy.default) for row in rows]
    return [(str(letter["Subject"]), letter.get_content()) for letter in letters]


async def test_a_report_is_a_case_that_somebody_takes_and_decides(profiles: Profiles) -> None:
    operator, other = await profiles.operator(), await profiles.operator()
    someone, about = await profiles.someone(), await profiles.mentor()
    report_id = await reported(someone, about)
    (listed,) = (await operator.get("/reports", person_id=str(about.person_id), state="open")).json()["items"]
    assert (listed["reporter_id"], listed["text"], listed["can"]) == (
        str(someone.person_id),
        "They insulted me.",
        ["take", "decide"],
    )

    taken = await operator.ask("POST", f"/reports/{report_id}/taking")
    stale = await other.ask("POST", f"/reports/{report_id}/taking", headers={"If-Match": f'"1-{"0" * 16}"'})
    decided = await decide(operator, report_id)

    assert (taken.json()["state"], taken.json()["taken_by"]) == ("taken", str(operator.person_id))
    assert stale.status_code == 412
    assert (decided.json()["state"], decided.json()["outcome"], decided.json()["can"]) == ("decided", "spoken_to", [])
    own = (await someone.get(f"/me/reports/{report_id}")).json()
    assert (own["state"], own["outcome"]) == ("decided", "spoken_to")
    assert slug_of(await decide(operator, report_id)) == "report-decided"
    assert [each["act"] for each in await log_of(operator, person_id=str(about.person_id))] == [
        "report_decided",
        "report_taken",
    ]


@pytest.mark.parametrize(
    ("locale", "subject"), [("en", "What came of your report"), ("de", "Was aus Ihrer Meldung wurde")]
)
async def test_whoever_reported_is_told_the_outcome_in_their_language_and_without_a_name(
    profiles: Profiles, locale: str, subject: str
) -> None:
    operator, someone, about = await profiles.operator(), await profiles.someone(), await profiles.mentor()
    await someone.change(locale=locale)
    await about.change(name="Rudolf Rude")
    report_id = await reported(someone, about)

    await decide(operator, report_id)

    ((said, text),) = await mailed(profiles, report_id)
    assert said == subject
    assert "Rudolf" not in text
    assert "themselves" not in text


async def test_nobody_else_sees_a_report_and_whom_it_is_about_is_told_nothing(profiles: Profiles) -> None:
    someone, about, stranger = await profiles.someone(), await profiles.mentor(), await profiles.someone()
    report_id = await reported(someone, about)
    for person in (about, stranger):
        assert slug_of(await person.get(f"/me/reports/{report_id}")) == "report-not-found"
        assert (await person.get("/me/reports")).json()["items"] == []
        assert (await person.get(f"/reports/{report_id}")).status_code == 403
    told = "SELECT count(*) FROM mails WHERE recipient = $1 AND kind = 'report'"
    assert await profiles.pool.fetchval(told, about.email) == 0


async def test_a_report_is_taken_of_whoever_it_is_about_and_says_nothing_of_them(profiles: Profiles) -> None:
    someone, blocker, gone = await profiles.someone(), await profiles.mentor(), await profiles.mentor()
    await blocker.put(f"/me/blocks/{someone.person_id}")
    await gone.ask("DELETE", "/me")
    answers = [await report(someone, person_id) for person_id in (blocker.person_id, gone.person_id, uuid7())]
    told = [{**each.json(), "id": "", "reported_at": ""} for each in answers]
    assert told[0] == told[1] == told[2]
    assert slug_of(await report(someone, someone.person_id)) == "reporting-oneself"


async def test_there_is_an_end_to_what_somebody_reports_in_a_day(profiles: Profiles) -> None:
    someone, about = await profiles.someone(), await profiles.mentor()
    answers = [await report(someone, about.person_id) for _ in range(11)]
    assert [each.status_code for each in answers] == [201] * 10 + [429]


async def test_no_operator_decides_on_a_report_about_themselves_or_of_their_own(profiles: Profiles) -> None:
    operator, other = await profiles.operator(), await profiles.operator()
    for report_id in (await reported(operator, other), await reported(other, operator)):
        assert slug_of(await decide(operator, report_id)) == "report-of-oneself"


async def test_of_two_decisions_at_once_one_counts(profiles: Profiles) -> None:
    one, other = await profiles.operator(), await profiles.operator()
    report_id = await reported(await profiles.someone(), await profiles.mentor())
    answers = await asyncio.gather(decide(one, report_id), decide(other, report_id, "no_breach"))
    assert sorted(each.status_code for each in answers) == [200, 409]
    assert len(await mailed(profiles, report_id)) == 1


@pytest.mark.parametrize("who", ["reporter", "person"])
async def test_the_words_go_with_either_of_the_two_and_the_case_stays(profiles: Profiles, who: str) -> None:
    operator, someone, about = await profiles.operator(), await profiles.someone(), await profiles.mentor()
    report_id = await reported(someone, about)

    await {"reporter": someone, "person": about}[who].ask("DELETE", "/me")

    left = (await operator.get(f"/reports/{report_id}")).json()
    assert (left["text"], left["evidence"], left[f"{who}_id"]) == (None, [], None)
    assert (await decide(operator, report_id)).status_code == 200
    assert len(await mailed(profiles, report_id)) == (0 if who == "reporter" else 1)
