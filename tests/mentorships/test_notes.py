"""Notes on a session: for both, and for their author alone."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

BOTH = {"shared": "sentinel-shared", "private": "sentinel-private"}


def mine(session: UUID) -> str:
    return f"sessions/{session}/notes/mine"


async def seen_by(api: Api, person: UUID, session: UUID) -> list[tuple[str, str | None, str | None]]:
    items = (await api.get(person, f"sessions/{session}/notes")).json()["items"]
    return [(each["side"], each["shared"], each["private"]) for each in items]


async def test_what_is_shared_both_read_and_what_is_private_its_author_alone(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    written = await api.put(matched.mentee, mine(session), BOTH)
    assert (written.status_code, written.json()["version"]) == (200, 1)
    await api.put(matched.mentor, mine(session), {"private": "nobody's business"})
    assert await seen_by(api, matched.mentee, session) == [("mentee", "sentinel-shared", "sentinel-private")]
    assert await seen_by(api, matched.mentor, session) == [
        ("mentee", "sentinel-shared", None),
        ("mentor", None, "nobody's business"),
    ]
    assert "notes_shared" in await matched.timeline()


async def test_no_word_of_notes_leaves_the_service(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    await api.put(matched.mentee, mine(session), BOTH)
    for row in await matched.pool.fetch("SELECT value FROM outbox"):
        assert b"sentinel" not in (row["value"] or b"")
    lines = await matched.pool.fetch("SELECT * FROM timeline")
    assert not any("sentinel" in str(tuple(line)) for line in lines)


async def test_to_a_stranger_there_are_no_notes(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    await api.put(matched.mentee, mine(session), BOTH)
    stranger = uuid7()
    answers = [
        await api.get(stranger, f"sessions/{session}/notes"),
        await api.get(stranger, mine(session)),
        await api.put(stranger, mine(session), BOTH),
        await api.get(matched.mentor, f"sessions/{uuid7()}/notes"),
    ]
    assert [(each.status_code, slug(each)) for each in answers] == [(404, "session-not-found")] * 4


async def test_notes_are_written_under_the_version_of_ones_own(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    unwritten = await api.get(matched.mentee, mine(session))
    assert (unwritten.status_code, slug(unwritten)) == (404, "notes-not-found")
    etag = (await api.put(matched.mentee, mine(session), BOTH)).headers["ETag"]
    await api.put(matched.mentor, mine(session), {"shared": "the other's change nothing in mine"})
    blind = await api.put(matched.mentee, mine(session), {"shared": "anew"})
    assert (blind.status_code, slug(blind)) == (428, "version-required")
    answers = await asyncio.gather(
        *(api.put(matched.mentee, mine(session), {"shared": f"{number}"}, if_match=etag) for number in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412]
    emptied = await api.put(matched.mentee, mine(session), {}, if_match="*")
    assert (emptied.json()["shared"], emptied.json()["private"]) == (None, None)


@pytest.mark.parametrize(
    ("change", "hours", "refused"),
    [
        ("booked", 1, "notes-too-early"),
        ("cancelled", -2, "session-did-not-take-place"),
        ("booked", 0, None),
        ("completed", -2, None),
        ("missed", -2, None),
    ],
)
async def test_notes_are_written_from_the_start_of_a_session_on(
    matched: Pair, api: Api, change: str, hours: int, refused: str | None
) -> None:
    session = uuid7()
    starts_at = matched.clock.now() + timedelta(hours=hours)
    await matched.hear(matched.session(session, 1, change, starts_at=starts_at))
    answer = await api.put(matched.mentee, mine(session), BOTH)
    assert (None if answer.is_success else slug(answer)) == refused


async def test_of_a_session_of_several_nobody_writes_notes(matched: Pair, api: Api) -> None:
    session = uuid7()
    await matched.hear(matched.session(session, 1, "completed", mentee_ids=(matched.mentee, uuid7())))
    answer = await api.put(matched.mentee, mine(session), BOTH)
    assert slug(answer) == "not-a-session-of-two"


async def test_after_the_end_the_last_session_can_still_be_noted(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/ending", {"reason": "goals_reached"})
    assert (await api.put(matched.mentee, mine(session), BOTH)).status_code == 200


async def test_after_a_block_nothing_shared_reaches_the_other_and_ones_own_stays(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    await api.put(matched.mentee, mine(session), BOTH)
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    assert await seen_by(api, matched.mentor, session) == []
    assert await seen_by(api, matched.mentee, session) == [("mentee", "sentinel-shared", "sentinel-private")]
    for body, refused in (({"shared": "more"}, "notes-closed"), ({**BOTH, "private": "mine"}, None)):
        answer = await api.put(matched.mentee, mine(session), body, if_match="*")
        assert (None if answer.is_success else slug(answer)) == refused


async def test_the_notes_of_an_erased_person_go_and_the_others_stay(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    await api.put(matched.mentee, mine(session), BOTH)
    await api.put(matched.mentor, mine(session), {"private": "kept"})
    await matched.hear(told.person_gone(matched.mentee))
    assert await seen_by(api, matched.mentor, session) == [("mentor", None, "kept")]
    rows: list[Any] = await matched.pool.fetch("SELECT author_id FROM notes")
    assert [row["author_id"] for row in rows] == [matched.mentor]


async def test_shared_notes_are_a_sign_of_life_and_private_ones_are_nobodys(matched: Pair, api: Api) -> None:
    session = await matched.has_met()
    matched.clock.move(timedelta(days=3))
    await api.put(matched.mentee, mine(session), {"private": "I wonder"})
    path = f"mentorships/{matched.mentorship}/momentum"
    before = (await api.get(matched.mentor, path)).json()["active_at"]
    await api.put(matched.mentee, mine(session), BOTH, if_match="*")
    after = (await api.get(matched.mentor, path)).json()["active_at"]
    assert before < after
