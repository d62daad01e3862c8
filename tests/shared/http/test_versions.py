"""Versions, If-Match and If-None-Match."""

from uuid import UUID, uuid4

import pytest

from shared.http.inside.versions import Expectation, etag_of, is_unchanged
from shared.http.refusals import MalformedIfMatch, VersionMismatch, VersionRequired
from tests.shared.http.conftest import Notes

BODY = {"line": "bread"}


async def test_a_single_resource_has_a_strong_etag_of_version_and_body(notes_app: Notes, person: UUID) -> None:
    note = await notes_app.write(person)
    read = await notes_app.client.get(f"/probe/v1/notes/{note.json()['id']}", headers=notes_app.headers(person))
    assert note.headers["etag"] == read.headers["etag"] == etag_of(1, read.content)
    assert read.headers["etag"].startswith('"1-')
    assert read.headers["cache-control"] == "private, no-cache"


async def test_who_holds_it_already_gets_304(notes_app: Notes, person: UUID) -> None:
    note = await notes_app.write(person)
    path = f"/probe/v1/notes/{note.json()['id']}"
    held = notes_app.headers(person, if_none_match=f'"other", W/{note.headers["etag"]}')
    answer = await notes_app.client.get(path, headers=held)
    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["etag"] == note.headers["etag"]
    other = await notes_app.client.get(path, headers=notes_app.headers(person, if_none_match='"1-0"'))
    assert other.status_code == 200


async def test_what_exists_is_changed_by_who_names_its_version_only(notes_app: Notes, person: UUID) -> None:
    note = await notes_app.write(person)
    path = f"/probe/v1/notes/{note.json()['id']}"
    without = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person))
    assert (without.status_code, without.json()["type"]) == (428, "urn:mentoring:problem:version-required")
    stale = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person, if_match='"7-ab"'))
    assert (stale.status_code, stale.json()["type"]) == (412, "urn:mentoring:problem:version-mismatch")
    etag = note.headers["etag"]
    changed = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person, if_match=etag))
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    again = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person, if_match=etag))
    assert again.status_code == 412


async def test_what_does_not_exist_yet_is_put_without_a_version(notes_app: Notes, person: UUID) -> None:
    path = f"/probe/v1/notes/{uuid4()}"
    unmet = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person, if_match='"1-ab"'))
    assert unmet.status_code == 412
    made = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person))
    assert (made.status_code, made.json()["version"]) == (200, 1)


async def test_if_match_compares_the_version_and_not_the_digest(notes_app: Notes, person: UUID) -> None:
    note = await notes_app.write(person)
    headers = notes_app.headers(person, if_match='"1-0000"')
    answer = await notes_app.client.put(f"/probe/v1/notes/{note.json()['id']}", json=BODY, headers=headers)
    assert answer.status_code == 200


async def test_a_use_case_that_forgets_the_version_fails_and_changes_nothing(notes_app: Notes, person: UUID) -> None:
    note = await notes_app.write(person)
    path = f"/probe/v1/careless/{note.json()['id']}"
    answer = await notes_app.client.put(path, json=BODY, headers=notes_app.headers(person))
    assert answer.status_code == 500
    assert await notes_app.pool.fetchval("SELECT line FROM notes") == "milk"


async def test_a_condition_that_nobody_judges_is_not_met(notes_app: Notes, person: UUID) -> None:
    assert (await notes_app.write(person, if_match='"1-ab"')).status_code == 412
    assert await notes_app.count() == 0


async def test_what_has_no_version_meets_an_asterisk_and_no_etag(notes_app: Notes, person: UUID) -> None:
    etag = (await notes_app.write(person)).headers["etag"]
    named = await notes_app.client.delete("/probe/v1/all-notes", headers=notes_app.headers(person, if_match=etag))
    kept = await notes_app.count()
    any_ = await notes_app.client.delete("/probe/v1/all-notes", headers=notes_app.headers(person, if_match="*"))
    assert (named.status_code, kept, any_.status_code, await notes_app.count()) == (412, 1, 204, 0)


@pytest.mark.parametrize("if_match", ["*", '"3-ab"', '"2-ab", "3-cd"'])
def test_an_expectation_is_met_by_its_version_in_any_place(if_match: str) -> None:
    Expectation(if_match, required=True)(3)


@pytest.mark.parametrize("if_match", ["", "3", "3-ab", '"3-ab', '"3-ab" "4-ab"', '"3-ab",', '*, "3-ab"'])
def test_an_expectation_of_no_form_is_malformed(if_match: str) -> None:
    with pytest.raises(MalformedIfMatch):
        Expectation(if_match, required=True)


async def test_an_etag_without_its_quotes_is_malformed_and_no_other_version(notes_app: Notes, person: UUID) -> None:
    note = await notes_app.write(person)
    headers = notes_app.headers(person, if_match=note.headers["etag"].strip('"'))
    answer = await notes_app.client.put(f"/probe/v1/notes/{note.json()['id']}", json=BODY, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:mentoring:problem:malformed-if-match")


@pytest.mark.parametrize("if_match", ['"3"', 'W/"3-ab"', '"33-ab"', '"x-ab"'])
def test_an_expectation_is_met_by_nothing_else(if_match: str) -> None:
    with pytest.raises(VersionMismatch):
        Expectation(if_match, required=True)(3)


def test_an_expectation_may_be_left_out_where_it_is_optional_or_nothing_exists() -> None:
    Expectation(None, required=False)(3)
    Expectation(None, required=True)(None)
    with pytest.raises(VersionRequired):
        Expectation(None, required=True)(3)


def test_what_was_read_as_empty_in_version_0_may_be_written_with_that_etag() -> None:
    Expectation('"0-ab"', required=True)(None)
    with pytest.raises(VersionMismatch):
        Expectation('"0-ab"', required=True)(1)


@pytest.mark.parametrize("if_match", ["*", '"1-ab"'])
def test_what_does_not_exist_meets_no_other_expectation(if_match: str) -> None:
    with pytest.raises(VersionMismatch):
        Expectation(if_match, required=False)(None)


def test_any_is_unchanged_where_something_exists() -> None:
    assert is_unchanged("*", '"1-ab"')
    assert not is_unchanged(None, '"1-ab"')
