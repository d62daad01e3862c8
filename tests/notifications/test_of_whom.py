"""Whoever is told of somebody is told of whom: so a block is known, and what was erased is told of no more.

Tried with every message that there is, and with every event that this service reacts to, without anybody thinking of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

import pytest

from services.notifications.domain.messages import Message, MessageKind
from tests.fixtures.retold import Telling
from tests.notifications.builders import MENTEE, mentor_contact
from tests.notifications.circles import (
    REACTED_TO,
    Circle,
    Told,
    block,
    blocked_circles,
    bring_together,
    circles,
    end,
    happen,
    inboxes,
    say,
    timers,
    write_all,
)
from tests.notifications.conftest import Desk
from tests.notifications.everything import everything

TOLD_TO_WHO_BLOCKS: Final = {MessageKind.CANCELLATION, MessageKind.APPEAL_DECISION}
"""Without a name: a calendar is kept right, and what was decided on an appeal is told to whoever waits for it."""

TOLD_TO_WHO_IS_BLOCKED: Final = TOLD_TO_WHO_BLOCKS | {
    MessageKind.SESSION_REQUEST_ENDED,
    MessageKind.MENTORSHIP_ENDED,
    MessageKind.ANSWER,
}
"""What ended, for whoever waits. A further kind needs a reason in the rules between two people."""


OF_NOBODY_ELSE: Final = {
    MessageKind.SURVEY,
    MessageKind.SURVEY_REMINDER,
    MessageKind.NO_FIRST_SESSION,
    MessageKind.RESTING,
    MessageKind.OPINION_ASKED,
    MessageKind.RUN_READY,
    MessageKind.RUN_FAILED,
    MessageKind.STEP_TOLD,
    MessageKind.STEP_REST,
    MessageKind.STEP_UNMATCHED,
    MessageKind.STEP_GRANTED,
    MessageKind.STEP_UPHELD,
    MessageKind.APPEAL_WAITS,
}
"""What a programme asks of somebody, and that they rest, is about themselves."""


def names_whom_it_is_about(message: Message | Told) -> bool:
    """Of several, and between whom it is over, nobody is named."""
    if message.kind in OF_NOBODY_ELSE:
        return message.other_id is None
    return message.other_id is not None or message.facts.closed or message.facts.others > 1


def reaches_whom_it_must_not(message: Message | Told, who: UUID, whom: UUID) -> bool:
    """Whether this tells one of two something of the other while `who` blocks `whom`."""
    if message.kind in OF_NOBODY_ELSE:
        return False
    if message.person_id == who:
        return message.other_id == whom or not (message.kind in TOLD_TO_WHO_BLOCKS and message.facts.closed)
    return message.person_id == whom and message.other_id == who and message.kind not in TOLD_TO_WHO_IS_BLOCKED


async def told_by_events(desk: Desk, all_: Sequence[Circle]) -> list[tuple[Circle, Told]]:
    """What each event told, and whom of its circle."""
    former = {told.id for told in await inboxes(desk)}
    await happen(desk, all_)
    of = {person: each for each in all_ for person in each.people}
    return [(of[told.person_id], told) for told in await inboxes(desk, but=former)]


def test_every_message_names_whom_it_is_about() -> None:
    assert [happened for happened, message in everything() if not names_whom_it_is_about(message)] == []
    assert [happened for happened, message in everything() if message.other_id == message.person_id] == []


def test_everything_that_can_be_said_is_tried() -> None:
    assert {message.kind for _, message in everything()} == set(MessageKind)


def test_a_message_that_names_nobody_is_noticed() -> None:
    message = next(message for _, message in everything())
    assert not names_whom_it_is_about(replace(message, other_id=None))
    assert reaches_whom_it_must_not(replace(message, other_id=None), message.person_id, MENTEE)


@pytest.mark.parametrize("first", ["block", "message"])
@pytest.mark.parametrize("blocker", ["reader", "other"])
async def test_no_message_of_any_kind_reaches_one_of_two_about_the_other_while_a_block_stands(
    desk: Desk, blocker: str, first: str
) -> None:
    said = [in_a_circle_of_its_own(message, f"{blocker} {number}") for number, (_, message) in enumerate(everything())]
    pairs = [(each.person_id, each.other_id) for each in said if each.other_id is not None]
    blocks = pairs if blocker == "reader" else [(other, reader) for reader, other in pairs]
    await desk.deliver(*(mentor_contact(person_id=person) for pair in pairs for person in pair))

    if first == "block":
        await block(desk, blocks)
        await say(desk, said)
    else:
        await say(desk, said)
        await block(desk, blocks)
    await write_all(desk)

    told = [each for each in await inboxes(desk) if first == "block" or each.unsent]
    by = {person: pair for pair in blocks for person in pair}
    assert [each for each in told if each.person_id in by and reaches_whom_it_must_not(each, *by[each.person_id])] == []


def in_a_circle_of_its_own(message: Message, name: str) -> Message:
    telling = Telling(name)
    other_id = None if message.other_id is None else telling.id(message.other_id)
    return replace(
        message, person_id=telling.id(message.person_id), other_id=other_id, subject=telling.id(message.subject)
    )


async def test_whoever_is_told_of_an_event_is_told_of_somebody_in_it(desk: Desk) -> None:
    all_ = circles()
    await bring_together(desk, all_)
    told = await told_by_events(desk, all_)

    assert {circle.topic.name for circle, _ in told} == {topic.name for topic in REACTED_TO}, "no example tells anybody"
    assert [each for _, each in told if not names_whom_it_is_about(each)] == []
    for circle, each in told:
        assert each.other_id is None or each.other_id in circle.people - {each.person_id}


async def test_no_event_reaches_one_of_two_about_the_other_while_a_block_stands(desk: Desk) -> None:
    all_ = blocked_circles()
    await bring_together(desk, all_)
    await block(desk, [circle.blocks for circle in all_ if circle.blocks is not None])
    told = await told_by_events(desk, all_)

    assert [each for circle, each in told if circle.blocks and reaches_whom_it_must_not(each, *circle.blocks)] == []


@pytest.mark.parametrize("written", [False, True], ids=["due", "written"])
async def test_what_is_erased_leaves_no_mail_that_has_not_left_yet(desk: Desk, written: bool) -> None:
    """But the cancellation of what stands in a calendar; and nobody is reminded of it."""
    all_ = circles()
    await bring_together(desk, all_)
    before = await timers(desk)
    told = {each.id for _, each in await told_by_events(desk, all_)}
    assert await timers(desk) > before
    if written:
        await write_all(desk)
    owed = {each.id for each in await inboxes(desk) if each.unsent} & told

    await end(desk, all_)

    left = [each for each in await inboxes(desk) if each.unsent and each.id in told]
    assert {each.kind for each in left} <= {MessageKind.CANCELLATION}
    assert len(owed) > len(left)
    assert await timers(desk) <= before
