"""Every command of a pair in every situation the two can be in: what it answers, and who is told.

Each situation is made after the mentee has asked two mentors, and (for what comes before a request) before they ask.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import httpx

from tests.matching.builders import mentee_section, mentor_section
from tests.matching.conftest import Api, World, in_days, slug


@dataclass
class Pair:
    """A mentee and the mentor they ask (or would); the next one of the list waits."""

    api: Api
    world: World
    mentee: UUID
    mentor: UUID
    next_one: UUID
    request: str = ""
    proposal: str = ""

    async def ask(self) -> None:
        answer = (await self.api.ask(self.mentee, self.mentor, self.next_one)).json()
        self.request, self.proposal = answer["id"], answer["proposals"][0]["id"]


Act = Callable[[Pair], Awaitable[None]]
Command = Callable[[Pair], Awaitable[httpx.Response]]


async def nothing(_: Pair) -> None: ...


async def mentor_blocks(pair: Pair) -> None:
    await pair.world.changes(pair.mentor, mentor=mentor_section(), blocks=(pair.mentee,))


async def mentee_blocks(pair: Pair) -> None:
    await pair.world.changes(pair.mentee, mentee=mentee_section(), blocks=(pair.mentor,))


async def unblocked_again(pair: Pair) -> None:
    await mentor_blocks(pair)
    await pair.world.changes(pair.mentor, mentor=mentor_section())


async def paused(pair: Pair) -> None:
    await pair.world.changes(pair.mentor, mentor=mentor_section(paused=True))


async def full(pair: Pair) -> None:
    for _ in range(2):
        other = await pair.world.mentee()
        await pair.api.accept(pair.mentor, await pair.api.proposal(other, pair.mentor))


async def ceased(pair: Pair) -> None:
    await pair.world.changes(pair.mentor, change="mentor_ceased")


async def mentor_erased(pair: Pair) -> None:
    await pair.world.erase(pair.mentor)


async def mentee_erased(pair: Pair) -> None:
    await pair.world.erase(pair.mentee)


async def expired(pair: Pair) -> None:
    pair.world.clock.move(in_days(3))


SITUATIONS: Final[dict[str, Act]] = {
    "nothing": nothing,
    "mentor blocks": mentor_blocks,
    "mentee blocks": mentee_blocks,
    "unblocked again": unblocked_again,
    "paused": paused,
    "full": full,
    "ceased": ceased,
    "mentor erased": mentor_erased,
    "mentee erased": mentee_erased,
    "expired": expired,
}

BEFORE: Final[dict[str, Command]] = {
    "ask": lambda pair: pair.api.ask(pair.mentee, pair.mentor),
    "recommendations": lambda pair: pair.api.get(pair.mentee, "me/recommendations?page_size=200"),
}

AFTER: Final[dict[str, Command]] = {
    "accept": lambda pair: pair.api.accept(pair.mentor, pair.proposal),
    "decline": lambda pair: pair.api.decline(pair.mentor, pair.proposal),
    "withdraw": lambda pair: pair.api.post(pair.mentee, f"proposals/{pair.proposal}/withdrawal"),
    "withdraw all": lambda pair: pair.api.post(pair.mentee, f"requests/{pair.request}/withdrawal"),
    "mentor reads": lambda pair: pair.api.get(pair.mentor, f"proposals/{pair.proposal}"),
    "mentee reads": lambda pair: pair.api.get(pair.mentee, f"proposals/{pair.proposal}"),
    "mentee reads request": lambda pair: pair.api.get(pair.mentee, f"requests/{pair.request}"),
}

OK: Final = {
    "accept": "200",
    "decline": "200",
    "withdraw": "200",
    "withdraw all": "200",
    "mentor reads": "200",
    "mentee reads": "200",
    "mentee reads request": "200",
}
OVER: Final = {"accept": "proposal-not-open", "decline": "proposal-not-open", "withdraw": "proposal-not-open"}
LEFT: Final = {"ask": "unknown-mentor", "recommendations": "not among them"}
GONE: Final = "person-erased"

# What is said in each situation; where a command is not named, it is said what is said when nothing has happened.
FREE: Final = {"ask": "201", "recommendations": "among them", **OK}
EXPECTED: Final[dict[str, dict[str, str]]] = {
    "nothing": FREE,
    "mentor blocks": {**FREE, **LEFT, **OVER},
    "mentee blocks": {**FREE, **LEFT, **OVER},
    "unblocked again": {**FREE, **OVER},
    "paused": {**FREE, **OVER, "ask": "mentor-paused", "recommendations": "not among them"},
    "full": {**FREE, **OVER, "accept": "mentor-full", "ask": "mentor-full", "recommendations": "not among them"},
    "ceased": {**FREE, **LEFT, **OVER},
    "mentor erased": {**FREE, **LEFT, **OVER, "accept": GONE, "decline": GONE, "mentor reads": GONE},
    "mentee erased": {
        **FREE,
        **OVER,
        "ask": GONE,
        "recommendations": GONE,
        "withdraw": GONE,
        "withdraw all": GONE,
        "mentee reads": GONE,
        "mentee reads request": GONE,
    },
    "expired": {
        **FREE,
        "accept": "proposal-expired",
        "decline": "proposal-expired",
        "withdraw": "proposal-expired",
    },
}

# Who is told what of a proposal that was open: the change, why, whether the next one is asked, whether all is over.
TOLD: Final[dict[str, tuple[str, str, bool, bool] | None]] = {
    "nothing": None,
    "mentor blocks": ("declined", "closed", True, False),
    "mentee blocks": ("withdrawn", "closed", True, False),
    "unblocked again": ("declined", "closed", True, False),
    "paused": ("declined", "passed_over", True, False),
    "full": ("declined", "passed_over", True, False),
    "ceased": ("declined", "closed", True, False),
    "mentor erased": ("declined", "mentor_left", True, False),
    "mentee erased": ("withdrawn", "closed", False, False),
    "expired": ("expired", "out_of_time", True, False),
}


async def new_pair(api: Api, world: World) -> Pair:
    return Pair(api, world, await world.mentee(), await world.mentor(), await world.mentor())


async def answered(pair: Pair, command: Command) -> str:
    answer = await command(pair)
    if answer.status_code >= 400:
        return slug(answer)
    if "recommendations" in str(answer.url):
        among = str(pair.mentor) in [each["mentor_id"] for each in answer.json()["items"]]
        return "among them" if among else "not among them"
    return str(answer.status_code)


async def test_every_command_of_a_pair_in_every_situation_says_what_the_table_says(api: Api, world: World) -> None:
    said: dict[str, dict[str, str]] = {}
    for name, happens in SITUATIONS.items():
        said[name] = {}
        for command_name, command in (BEFORE | AFTER).items():
            pair = await new_pair(api, world)
            if command_name in AFTER:
                await pair.ask()
            await happens(pair)
            said[name][command_name] = await answered(pair, command)

    assert said == EXPECTED


async def test_in_every_situation_whoever_waits_is_told_once_what_became_of_it(api: Api, world: World) -> None:
    told: dict[str, tuple[str, str | None, bool | None, bool | None] | None] = {}
    for name, happens in SITUATIONS.items():
        pair = await new_pair(api, world)
        await pair.ask()
        await happens(pair)
        await world.fire_timers()
        ends = [each for each in await world.matches() if str(each.proposal_id) == pair.proposal][1:]
        assert len(ends) <= 1, name
        told[name] = next(((end.change, end.ended_because, end.goes_on, end.request_over) for end in ends), None)
        asked_next = "proposed" in await world.told_of(pair.next_one)
        assert asked_next == bool(ends and ends[0].goes_on), name

    assert told == TOLD


async def test_whom_one_is_blocked_by_looks_like_whoever_has_ceased(api: Api, world: World) -> None:
    """But for ids and the version of their own things, every answer is the same."""

    async def sights(happens: Act) -> list[object]:
        pair = await new_pair(api, world)
        await pair.ask()
        await happens(pair)
        reads = [await AFTER[name](pair) for name in ("mentee reads", "mentee reads request")]
        refusals = [await BEFORE["ask"](pair), await AFTER["withdraw"](pair)]
        hidden = {str(pair.mentee), str(pair.mentor), str(pair.next_one), pair.request, pair.proposal}
        return [_without(each.json(), hidden) for each in reads + refusals]

    assert await sights(mentor_blocks) == await sights(ceased)


def _without(value: object, hidden: set[str]) -> object:
    """The same with ids and traces left out."""
    if isinstance(value, dict):
        return {name: _without(each, hidden) for name, each in value.items() if name not in {"id", "instance"}}
    if isinstance(value, list):
        return [_without(each, hidden) for each in value]
    return "…" if isinstance(value, str) and value in hidden else value
