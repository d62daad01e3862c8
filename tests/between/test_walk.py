"""Every question and command of two people, in every state, from each side, is answered as the table says."""

import json
import re
from typing import Final

import pytest

from shared.contracts import SERVICES
from shared.ground.documents import ROOT
from tests.between.commands import (
    BETWEEN_STRANGERS,
    EVERY,
    LAST,
    OF_A_PAIR,
    OF_ONE_ALONE,
    ON_A_PROPOSAL,
    ON_A_QUESTION,
    READS,
)
from tests.between.documents import SIDES, table
from tests.between.platform import Order, Platform
from tests.between.states import LIFTED, OF_A_MENTORSHIP, REINSTATED, STATES, UNHEARD, State
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
        between_strangers = (
            () if state.name in OF_A_MENTORSHIP else (*ON_A_PROPOSAL, *ON_A_QUESTION, *BETWEEN_STRANGERS)
        )
        asked = (*READS, *OF_A_PAIR, *LAST, *between_strangers)
        for side in SIDES:
            wanted = {each.says for each in asked if side in each.sides and side in state.sides}
            assert set(table()[state.name].get(side, {})) == wanted


def commands_of_openapi() -> dict[str, tuple[str, str]]:
    """Every operation that is no question, with its method and its path, `{}` for whatever it names."""
    found = {}
    for service in SERVICES:
        paths = json.loads((ROOT / "docs" / "openapi" / f"{service}.json").read_text())["paths"]
        for path, operations in paths.items():
            for method, operation in operations.items():
                if method in ("post", "put", "patch", "delete"):
                    found[operation["operationId"]] = method.upper(), re.sub(r"\{[^}]*\}", "{}", path)
    return found


def walked() -> set[tuple[str, str]]:
    paths = ((each.method, each.path.partition("/")) for each in EVERY)
    return {
        (method, f"/{service}/v1/" + re.sub(r"\{(?:[^{}]|\{[^}]*\})*\}", "{}", rest))
        for method, (service, _, rest) in paths
    }


def test_every_command_is_in_the_walk_or_is_of_one_person_alone() -> None:
    """A new command of two people that the walk doesn't know fails here."""
    alone = frozenset[str]().union(*OF_ONE_ALONE.values())
    operations = commands_of_openapi()
    of_two = {command for operation_id, command in operations.items() if operation_id not in alone}
    assert alone <= operations.keys()
    assert of_two - walked() == set()
    assert not walked() & {operations[operation_id] for operation_id in alone}


def test_every_command_is_given_by_each_side_that_can_give_it() -> None:
    """Who may do it alone has said so: by its offering, by its place, by having asked or being asked or proposed to."""
    of_the_mentor = {
        "accept the request",
        "decline the request",
        "ask back",
        "confirm a session",
        "decline a session",
        "name the place of a session",
        "take a session's own place back",
        "complete a session that is on",
        "agree to a goal",
        "suggest a successor",
        "agree to the other's proposal",
        "decline the other's proposal",
    }
    for each in (*ON_A_PROPOSAL, *ON_A_QUESTION, *OF_A_PAIR, *LAST):
        if each.sides == ("mentor",):
            assert each.says in of_the_mentor
        elif each.sides == ("mentee",):
            assert re.search("hold|book|withdraw|keep|profile|the mentor asks", each.says)


@pytest.mark.parametrize(
    ("blocked", "other"),
    [("mentee", "mentor"), ("mentor", "mentee")],
)
def test_who_is_blocked_is_answered_as_if_the_other_had_left(blocked: str, other: str) -> None:
    seen = table()[f"the {other} blocks the {blocked}"][blocked]
    left = table()[f"the {other} has left"][blocked]
    assert seen == left


def test_a_block_has_ended_everything_however_soon_it_is_lifted() -> None:
    assert table()[UNHEARD] == table()[LIFTED]


def test_a_block_answers_in_the_same_words_whose_ever_it_is() -> None:
    """But for the page of the mentor, which whoever blocked them still sees: they may want to lift the block.

    And but for the block itself, which who is blocked can't answer with another one.
    """
    for side in SIDES:
        by_mentor, by_mentee = (table()[f"the {one} blocks the {two}"][side] for one, two in (SIDES, SIDES[::-1]))
        seen = {"see the mentor's page": None, "block the other": None}
        assert by_mentor | seen == by_mentee | seen


def test_whoever_is_suspended_is_answered_one_thing_only() -> None:
    assert set(table()["the mentor is suspended"]["mentor"].values()) == {"person-suspended"}


def test_a_suspension_has_ended_what_lies_ahead_however_soon_it_is_lifted() -> None:
    """But they begin anew with each other as if nothing had been."""
    lifted, nothing = table()[REINSTATED], table()["nothing came between"]
    for side in SIDES:
        otherwise = {command: answer for command, answer in lifted[side].items() if answer != nothing[side][command]}
        assert set(otherwise.values()) == {
            *({"unknown-hold"} if side == "mentee" else ()),
            "already-cancelled",
            "no-move-proposed",
            "session-over",
            "proposal-not-open",
        }
