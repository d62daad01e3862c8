"""Puts every command in a state, and says what was answered."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Final

import httpx

from shared.contracts.vocabulary import Side
from tests.between.commands import BETWEEN_STRANGERS, LAST, OF_A_PAIR, ON_A_PROPOSAL, ON_A_QUESTION, READS, Command
from tests.between.platform import Order, Platform
from tests.between.scene import Scene, asking, matched, strangers, together, wondering
from tests.between.states import OF_A_MENTORSHIP, State

STALE: Final = '"999-0123456789abcdef"'
YES: Final = "yes"
NOTHING: Final = "nothing there"


@dataclass(frozen=True)
class Answer:
    """What somebody got who gave this command in a state. `told`: how many events left because of it."""

    command: str
    side: Side
    answer: str
    told: int


async def walk(platform: Platform, state: State, order: Order = "as told") -> AsyncIterator[Answer]:
    """Each command of each side in this state; what changes everything gets a pair of its own."""
    scene = await together(platform)
    await state.come(scene, order)
    async for answer in _each(scene, state, (*READS, *OF_A_PAIR)):
        yield answer
    for command in LAST:
        for side in _sides(command, state):
            scene = await matched(platform)
            await state.come(scene, order)
            yield await _put(scene, state, command, side)
    if state.name in OF_A_MENTORSHIP:
        return
    for command in (*ON_A_PROPOSAL, *ON_A_QUESTION):
        for side in _sides(command, state):
            scene = await (wondering if command in ON_A_QUESTION else asking)(platform)
            await state.come(scene, order)
            yield await _put(scene, state, command, side)
    scene = await strangers(platform)
    await state.come(scene, order)
    async for answer in _each(scene, state, BETWEEN_STRANGERS):
        yield answer


def _sides(command: Command, state: State) -> list[Side]:
    return [side for side in command.sides if side in state.sides]


async def _each(scene: Scene, state: State, commands: Iterable[Command]) -> AsyncIterator[Answer]:
    for command in commands:
        for side in _sides(command, state):
            yield await _put(scene, state, command, side)


async def _put(scene: Scene, state: State, command: Command, side: Side) -> Answer:
    headers = {"If_Match": STALE} if state.stale and command.method != "GET" else {}
    response = await command.give(scene, side, **headers)
    if told := await scene.platform.collect():
        await scene.platform.carry()
    return Answer(command.says, side, _word(response), told)


def _word(response: httpx.Response) -> str:
    body = response.json() if response.content else None
    if not response.is_success:
        return str(body["type"]).rpartition(":")[2] if body else str(response.status_code)
    empty = isinstance(body, dict) and "items" in body and not body["items"]
    return NOTHING if empty else YES
