"""What a block leaves to be told: to whoever blocks nothing about the other, to the other what has ended."""

from uuid import UUID

import pytest

from shared.contracts import CONTACTS, ProfileState
from tests.fixtures.calendars import invitation_in
from tests.notifications.builders import ADA, BEN, MENTEE, MENTOR, match, mentorship, moved, session
from tests.notifications.conftest import Desk


def profile(person_id: UUID, *blocks: UUID, version: int = 1) -> ProfileState:
    return ProfileState(person_id=person_id, version=version, change="blocks_changed", blocks=blocks)


async def told_afterwards(desk: Desk, *states: object) -> list[tuple[str, str]]:
    await desk.deliver(*states)  # type: ignore[arg-type]
    return [(mail.recipient, mail.subject) for mail in await desk.settle()]


@pytest.mark.parametrize(("blocker", "blocked"), [(MENTOR, MENTEE), (MENTEE, MENTOR)])
async def test_of_two_between_whom_a_block_stands_neither_is_told_of_the_other(
    known: Desk, blocker: UUID, blocked: UUID
) -> None:
    await known.deliver(profile(blocker, blocked))

    assert await told_afterwards(known, match(), session(), moved(), mentorship()) == []
    assert await known.inbox(MENTOR) == await known.inbox(MENTEE) == []


async def test_what_has_not_left_yet_is_taken_back(known: Desk) -> None:
    await known.server.stop()
    await known.deliver(session(), match())
    await known.settle()
    await known.deliver(moved())

    await known.deliver(profile(MENTEE, MENTOR))
    await known.server.start()

    assert await known.settle() == []


async def test_a_session_that_ends_leaves_both_calendars_without_a_name(known: Desk) -> None:
    await known.deliver(session())
    await known.settle()
    await known.deliver(profile(MENTEE, MENTOR))
    closed = session("cancelled", 2, cancelled_by="platform", cancelled_because="closed")
    await known.deliver(closed)

    mails = await known.settle()

    assert {mail.recipient for mail in mails} == {ADA, BEN}
    for mail in mails:
        assert mail.subject.startswith("Cancelled: your session on")
        assert not {"Ada", "Thapa", "Özdemir"} & set(mail.text.partition("\n\n")[2].split())
        assert invitation_in(mail.message).calendar.method == "CANCEL"


async def test_who_is_blocked_is_told_what_has_ended_and_who_blocks_is_told_nothing(known: Desk) -> None:
    await known.deliver(profile(MENTEE, MENTOR))

    told = await told_afterwards(known, mentorship("ended", 2, ended_because="closed"))

    assert told == [(ADA, "Your mentorship with Ben Özdemir has ended")]
    assert await known.inbox(MENTEE) == []


@pytest.mark.parametrize(("blocker", "blocked"), [(MENTOR, MENTEE), (MENTEE, MENTOR)])
async def test_what_an_operator_decides_on_an_appeal_is_told_to_who_waits_for_it_whoever_blocks_whom(
    known: Desk, blocker: UUID, blocked: UUID
) -> None:
    await known.deliver(profile(blocker, blocked))
    await known.deliver(
        session("absence_upheld", 2, state="missed", appeal="upheld", absent="mentee", absence_reported_by="mentor")
    )

    subjects = {mail.recipient: mail.subject for mail in await known.settle()}

    names = {MENTOR: (ADA, "Özdemir"), MENTEE: (BEN, "Thapa")}
    assert all(subject.startswith("Still counts as missed") for subject in subjects.values())
    assert names[blocker][1] not in subjects[names[blocker][0]]
    assert names[blocked][0] in subjects


async def test_a_mentor_who_blocks_is_not_told_that_the_other_has_withdrawn(known: Desk) -> None:
    await known.deliver(match())
    await known.settle()
    await known.deliver(profile(MENTOR, MENTEE))

    told = await told_afterwards(known, match("withdrawn", 2, ended_because="closed", request_over=True))

    assert told == [(BEN, "Your request has come to its end")]
    assert await known.inbox(MENTOR) == ["proposal"]


async def test_with_the_block_goes_what_it_forbids_to_tell(known: Desk) -> None:
    await known.deliver(profile(MENTOR, MENTEE), profile(MENTOR, version=2))

    assert len(await told_afterwards(known, session())) == 2


async def test_an_erased_person_is_not_brought_back_by_a_late_block(known: Desk) -> None:
    await known.erase(CONTACTS, MENTEE)
    await known.deliver(profile(MENTOR, MENTEE))

    assert await known.pool.fetchval("SELECT count(*) FROM blocks") == 0
