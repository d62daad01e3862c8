"""Programmes: operators make, change and archive them, and anybody sees what is open."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest

from services.profiles.domain.programmes import (
    Dates,
    DatesOutOfOrder,
    DefaultProgrammeStays,
    Joining,
    JoiningNotWhole,
    Programme,
    ProgrammeArchived,
    ProgrammeText,
    Terms,
)
from shared.contracts.programmes import OPEN_ID, ProgrammeState
from shared.ground import audit_log
from shared.ground.audit_log import Act, Wanted
from shared.ids import uuid7
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, Someone, slug_of

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TERMS: Final[dict[str, Any]] = {
    "texts": [
        {"language": "en", "name": "Women in Data", "about": "For a year."},
        {"language": "de", "name": "Frauen und Daten", "about": "Ein Jahr lang."},
    ],
    "joined_by": "approval",
    "capacity": 20,
}


def programme(**terms: Any) -> Programme:
    return Programme(uuid7(), "p", Terms((ProgrammeText("en", "P"),), **terms))


async def made(operator: Someone, **terms: Any) -> dict[str, Any]:
    """A new programme on these terms, as its operator sees it."""
    answer = await operator.ask("POST", "/programmes", json={**TERMS, "slug": f"p-{uuid7()}", **terms})
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"/profiles/v1/programmes/{answer.json()['id']}/terms"
    return dict(answer.json())


async def log_of(operator: Someone, **wanted: Any) -> list[dict[str, Any]]:
    answer = await operator.get("/audit-log", **wanted)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


@pytest.mark.parametrize(
    ("dates", "today", "open_"),
    [
        (Dates(), date(2026, 3, 2), True),
        (Dates(applications_from=date(2026, 3, 2)), date(2026, 3, 1), False),
        (Dates(applications_from=date(2026, 3, 2)), date(2026, 3, 2), True),
        (Dates(applications_until=date(2026, 3, 2)), date(2026, 3, 2), True),
        (Dates(applications_until=date(2026, 3, 2)), date(2026, 3, 3), False),
        (Dates(ends_on=date(2026, 3, 2)), date(2026, 3, 3), False),
    ],
)
def test_one_applies_from_the_first_day_to_the_last(dates: Dates, today: date, open_: bool) -> None:
    assert programme(dates=dates).takes_applications(today) is open_


def test_dates_stand_in_their_order() -> None:
    with pytest.raises(DatesOutOfOrder):
        Dates(starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 1))
    with pytest.raises(DatesOutOfOrder):
        Dates(applications_until=date(2026, 3, 3), ends_on=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("by", "more"),
    [("email_domain", {}), ("code", {}), ("open", {"code": "SPRING-27"}), ("approval", {"domains": ("a.example",)})],
)
def test_a_way_to_join_has_what_it_needs_and_nothing_else(by: Any, more: dict[str, Any]) -> None:
    with pytest.raises(JoiningNotWhole):
        Joining(by, **more)


def test_what_is_archived_stays_as_it_is() -> None:
    archived, _ = programme().archived(NOW)
    with pytest.raises(ProgrammeArchived):
        archived.on(programme(capacity=3).terms)
    with pytest.raises(ProgrammeArchived):
        archived.archived(NOW)
    assert not archived.takes_applications(NOW.date())


def test_the_default_programme_is_neither_changed_nor_archived() -> None:
    default = Programme(OPEN_ID, "open", programme().terms, open_to_all=True)
    with pytest.raises(DefaultProgrammeStays):
        default.on(programme(capacity=3).terms)
    with pytest.raises(DefaultProgrammeStays):
        default.archived(NOW)


def test_the_same_terms_again_are_no_news() -> None:
    one = programme(capacity=3)
    assert one.on(one.terms) == (one, None)


async def test_an_operator_makes_a_programme_and_anybody_reads_it_in_their_language(profiles: Profiles) -> None:
    operator = await profiles.operator()
    new = await made(operator)

    path = f"/profiles/v1/programmes/{new['id']}"
    english = (await profiles.client.get(path)).json()
    german = (await profiles.client.get(path, headers={"Accept-Language": "de-CH"})).json()

    assert (english["name"], english["language"], english["takes_applications"]) == ("Women in Data", "en", True)
    assert (german["name"], german["about"]) == ("Frauen und Daten", "Ein Jahr lang.")
    (told,) = await profiles.published("programmes", UUID(new["id"]))
    assert isinstance(told, ProgrammeState)
    assert (told.change, told.name, told.open_to_all, told.members) == ("created", "Women in Data", False, ())


async def test_what_a_code_or_a_domain_is_no_stranger_reads(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    new = await made(operator, joined_by="code", code="SPRING-2027-K7")

    assert "SPRING-2027-K7" not in (await profiles.client.get(f"/profiles/v1/programmes/{new['id']}")).text
    for path, slug in (
        (f"/programmes/{new['id']}/terms", "not-your-programme"),
        ("/managed-programmes", "operators-only"),
        ("/audit-log", "operators-only"),
    ):
        answer = await someone.get(path)
        assert (answer.status_code, slug_of(answer)) == (403, slug)


async def test_only_what_one_may_apply_to_today_is_listed_for_anybody(profiles: Profiles) -> None:
    operator = await profiles.operator()
    today = datetime.now(UTC).date()
    open_ = await made(operator)
    later = await made(operator, dates={"applications_from": str(today + timedelta(days=2))})
    over = await made(operator, dates={"applications_until": str(today - timedelta(days=2))})
    archived = await made(operator)
    await operator.ask("POST", f"/programmes/{archived['id']}/archiving", json={"reason": "It is over."})

    async def listed(path: str) -> set[str]:
        found: set[str] = set()
        params: dict[str, str] = {"page_size": "1"}
        while True:
            page = (await operator.get(path, **params)).json()
            found |= {each["id"] for each in page["items"]}
            if page["next_page_token"] is None:
                return found
            params["page_token"] = page["next_page_token"]

    four = {open_["id"], later["id"], over["id"], archived["id"]}
    assert (await listed("/programmes")) & four == {open_["id"]}
    assert str(OPEN_ID) in await listed("/programmes")
    assert four <= await listed("/managed-programmes")


async def test_a_slug_is_one_programme_s(profiles: Profiles) -> None:
    operator = await profiles.operator()
    new = await made(operator)
    answer = await operator.ask("POST", "/programmes", json={**TERMS, "slug": new["slug"]})
    assert (answer.status_code, slug_of(answer)) == (409, "slug-taken")


async def test_a_change_is_told_and_logged_with_what_was_changed_and_a_stale_one_is_refused(profiles: Profiles) -> None:
    operator = await profiles.operator()
    new = await made(operator)
    path = f"/programmes/{new['id']}/terms"
    etag = (await operator.get(path)).headers["ETag"]
    body = {**TERMS, "capacity": 3, "dates": {"ends_on": "2099-12-31"}}

    first = await operator.put(path, body, if_match=etag)
    second = await operator.put(path, body, if_match=etag)

    assert (first.status_code, second.status_code) == (200, 412)
    told = (await profiles.published("programmes", UUID(new["id"])))[-1]
    assert isinstance(told, ProgrammeState)
    assert (told.change, told.ends_on) == ("changed", date(2099, 12, 31))
    entry, _ = await log_of(operator, programme_id=new["id"])
    assert (entry["act"], entry["actor_id"], entry["role"]) == (
        "programme_changed",
        str(operator.person_id),
        "operator",
    )
    assert entry["changed"] == ["dates", "capacity"]


async def test_whether_places_go_by_lot_is_told_and_read_by_anybody(profiles: Profiles) -> None:
    operator = await profiles.operator()
    new = await made(operator)
    path = f"/programmes/{new['id']}/terms"

    etag = (await operator.get(path)).headers["ETag"]
    changed = await operator.put(path, {**TERMS, "places": "lottery"}, if_match=etag)

    assert (new["places"], changed.json()["places"]) == ("by_score", "lottery")
    assert (await operator.get(f"/programmes/{new['id']}")).json()["places"] == "lottery"
    told = [
        each for each in await profiles.published("programmes", UUID(new["id"])) if isinstance(each, ProgrammeState)
    ]
    assert [each.places for each in told] == ["by_score", "lottery"]
    entry, _ = await log_of(operator, programme_id=new["id"])
    assert entry["changed"] == ["places"]


async def test_archiving_is_told_with_its_time_and_logged_with_its_reason(profiles: Profiles) -> None:
    operator = await profiles.operator()
    new = await made(operator)
    path = f"/programmes/{new['id']}/archiving"

    answer = await operator.ask("POST", path, json={"reason": "The cohort has finished."})
    again = await operator.ask("POST", path, json={"reason": "Once more."})

    assert (answer.status_code, answer.json()["can"]) == (200, [])
    assert (again.status_code, slug_of(again)) == (409, "programme-archived")
    told = (await profiles.published("programmes", UUID(new["id"])))[-1]
    assert isinstance(told, ProgrammeState)
    assert told.change == "archived"
    assert told.archived_at is not None
    (entry,) = await log_of(operator, programme_id=new["id"], act="programme_archived")
    assert entry["reason"] == "The cohort has finished."
    assert (await profiles.client.get(f"/profiles/v1/programmes/{new['id']}")).json()["archived"] is True


@pytest.mark.parametrize(
    ("terms", "status", "slug"),
    [
        ({"texts": []}, 400, "invalid-request"),
        ({"texts": [{"language": "en", "name": "One"}, {"language": "EN", "name": "Two"}]}, 422, "duplicate-languages"),
        ({"texts": [{"language": "qq", "name": "One"}]}, 422, "unknown-locale"),
        ({"joined_by": "email_domain"}, 422, "joining-not-whole"),
        ({"joined_by": "email_domain", "email_domains": ["no domain"]}, 400, "invalid-request"),
        ({"joined_by": "code", "code": "short"}, 400, "invalid-request"),
        ({"dates": {"starts_on": "2027-02-30"}}, 400, "invalid-request"),
        ({"dates": {"starts_on": "2027-02-02", "ends_on": "2027-02-01"}}, 422, "dates-out-of-order"),
        ({"capacity": 0}, 400, "invalid-request"),
        ({"slug": "Not A Slug"}, 400, "invalid-request"),
    ],
)
async def test_terms_that_make_no_sense_are_refused(
    profiles: Profiles, terms: dict[str, Any], status: int, slug: str
) -> None:
    operator = await profiles.operator()
    answer = await operator.ask("POST", "/programmes", json={**TERMS, "slug": f"p-{uuid7()}", **terms})
    assert (answer.status_code, slug_of(answer)) == (status, slug)


async def test_the_domains_that_let_in_are_kept_in_ascii(profiles: Profiles) -> None:
    operator = await profiles.operator()
    new = await made(operator, joined_by="email_domain", email_domains=["Bücher.Example", "example.org"])
    assert new["email_domains"] == ["example.org", "xn--bcher-kva.example"]


async def test_nobody_changes_the_audit_log(profiles: Profiles) -> None:
    act = Act("person_suspended", uuid7(), "operator", person_id=uuid7(), reason="Rude messages.")
    async with transaction(profiles.pool) as tx:
        await audit_log.note(tx, act, now=NOW)
    for statement in (
        "DELETE FROM audit_log",
        "UPDATE audit_log SET actor_id = gen_random_uuid()",
        "UPDATE audit_log SET actor_id = NULL, act = 'nothing'",
        "UPDATE audit_log SET reason = 'Because.'",
        "UPDATE audit_log SET person_id = NULL, reason = NULL, act = 'nothing'",
        "UPDATE audit_log SET done_at = done_at + interval '1 day'",
    ):
        with pytest.raises(asyncpg.RaiseError, match="never changed"):
            await profiles.pool.execute(statement)


MANY_ENTRIES: Final = """
INSERT INTO audit_log (entry_id, act, actor_id, role, reason, changed, done_at)
SELECT gen_random_uuid(), 'counted', $1, 'operator', '=1+1 "' || n, '{one,two}', now() FROM generate_series(1, $2) AS n
"""


@pytest.mark.parametrize("number", [0, 500, 1_001])
async def test_the_audit_log_is_taken_away_whole_and_that_is_an_entry_itself(profiles: Profiles, number: int) -> None:
    operator, actor = await profiles.operator(), uuid7()
    await profiles.pool.execute(MANY_ENTRIES, actor, number)

    lines = await operator.get("/audit-log/export", format="jsonl", actor_id=actor)
    table = await operator.get("/audit-log/export", actor_id=actor)

    entries = [json.loads(line) for line in lines.text.splitlines()]
    assert sorted(int(each["reason"].partition('"')[2]) for each in entries) == list(range(1, number + 1))
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [each["id"] for each in entries]
    assert {row["changed"] for row in rows} <= {"one two"}
    assert all(row["reason"].startswith("'=") for row in rows), "a cell is a formula"
    assert (table.headers["Content-Type"], table.headers["Cache-Control"]) == ("text/csv", "no-store")
    exports = await log_of(operator, actor_id=str(operator.person_id), act="audit_log_exported")
    assert len(exports) == 2


async def test_the_audit_log_is_filtered_by_when_something_was_done(profiles: Profiles) -> None:
    operator, actor = await profiles.operator(), uuid7()
    async with transaction(profiles.pool) as tx:
        for day in range(3):
            await audit_log.note(tx, Act(f"on_day_{day}", actor, "operator"), now=NOW + timedelta(days=day))
    since, before = (NOW + timedelta(days=1)).isoformat(), (NOW + timedelta(days=2)).isoformat()
    entries = await log_of(operator, actor_id=str(actor), done_since=since, done_before=before)
    assert [each["act"] for each in entries] == ["on_day_1"]
    exported = await operator.get(
        "/audit-log/export", format="jsonl", actor_id=actor, done_since=since, done_before=before
    )
    assert [json.loads(line)["act"] for line in exported.text.splitlines()] == ["on_day_1"]


async def test_nobody_else_takes_the_audit_log_away(profiles: Profiles) -> None:
    someone = await profiles.someone()
    assert slug_of(await someone.get("/audit-log/export")) == "operators-only"
    assert await log_of(await profiles.operator(), actor_id=str(someone.person_id)) == []


async def test_of_an_erased_person_the_audit_log_keeps_that_something_was_done_and_no_more(profiles: Profiles) -> None:
    operator, someone = await profiles.operator(), await profiles.someone()
    act = Act("person_suspended", operator.person_id, "operator", person_id=someone.person_id, reason="Rude messages.")
    async with transaction(profiles.pool) as tx:
        await audit_log.note(tx, act, now=NOW)

    await someone.ask("DELETE", "/me")

    async with transaction(profiles.pool) as tx:
        (entry,) = await audit_log.page(tx, Wanted(actor_id=operator.person_id), after=None, limit=9)
    assert (entry.act.act, entry.act.person_id, entry.act.reason) == ("person_suspended", None, None)

    await operator.ask("DELETE", "/me")

    async with transaction(profiles.pool) as tx:
        found = await audit_log.page(tx, Wanted(act="person_suspended"), after=None, limit=200)
    (same,) = [each for each in found if each.entry_id == entry.entry_id]
    assert (same.act.actor_id, same.act.role) == (None, "operator")
