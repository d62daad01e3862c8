"""Every question and command of two people, in every state, from each side, is answered as the table says."""

from typing import Final

import pytest

from tests.between.commands import BETWEEN_STRANGERS, LAST, OF_A_PAIR, ON_A_PROPOSAL, READS
from tests.between.documents import SIDES, table
from tests.between.platform import Order, Platform
from tests.between.states import OF_A_MENTORSHIP, STATES, State
from tests.between.walk import NOTHING, YES, walk
from tests.fixtures.profiles import is_long

ORDERS: Final[tuple[Order, ...]] = ("as told", "shuffled", "profiles", "matches", "mentorships", "sessions")
"""The answers don't depend on the order in which events arrive: a short run walks each state in another one."""


def _orders(state: State) -> tuple[Order, ...]:
    return ORDERS if is_long() else (ORDERS[STATES.index(state) % len(ORDERS)],)


@pytest.mark.parametrize(
    ("state", "order"),
    [pytest.param(state, order, id=f"{state.name}, {order}") for state in STATES for order in _orders(state)],
)
async def test_each_is_answered_as_the_table_says_and_a_refusal_tells_nobody(
    platform: Platform, state: State, order: Order
) -> None:
    wrong = []
    async for given in walk(platform, state, order):
        said = table()[state.name][given.side][given.command]
        if given.answer != said:
            wrong.append(f"{given.side}: {given.command}: {given.answer}, and not {said}")
        if given.answer not in (YES, NOTHING) and given.told:
            wrong.append(f"{given.side}: {given.command}: refused, and {given.told} events told of it")
    assert not wrong, "\n".join(wrong)


def test_the_table_has_an_answer_for_every_question_and_command() -> None:
    for state in STATES:
        between_strangers = () if state.name in OF_A_MENTORSHIP else (*ON_A_PROPOSAL, *BETWEEN_STRANGERS)
        asked = (*READS, *OF_A_PAIR, *LAST, *between_strangers)
        for side in SIDES:
            wanted = {each.says for each in asked if side in each.sides and side in state.sides}
            assert set(table()[state.name].get(side, {})) == wanted


@pytest.mark.parametrize(
    ("blocked", "other"),
    [("mentee", "mentor"), ("mentor", "mentee")],
)
def test_who_is_blocked_is_answered_as_if_the_other_had_left(blocked: str, other: str) -> None:
    """But for blocking them too, which is always possible while they are there."""
    seen = table()[f"the {other} blocks the {blocked}"][blocked]
    left = table()[f"the {other} has left"][blocked]
    assert {**seen, "block the other": None} == {**left, "block the other": None}


def test_a_block_answers_in_the_same_words_whose_ever_it_is() -> None:
    """But for the page of the mentor, which whoever blocked them still sees: they may want to lift the block."""
    for side in SIDES:
        by_mentor, by_mentee = (table()[f"the {one} blocks the {two}"][side] for one, two in (SIDES, SIDES[::-1]))
        page = {"see the mentor's page": None}
        assert by_mentor | page == by_mentee | page
