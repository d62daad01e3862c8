"""What may have come between two people since they shared things."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shared.contracts.vocabulary import Side
from tests.between.platform import Order
from tests.between.scene import MENTOR, Scene

BOTH: Final[tuple[Side, ...]] = ("mentor", "mentee")


@dataclass(frozen=True)
class State:
    """`happens` brings it about; `headers` come with each command; `sides` are those who can still ask."""

    name: str
    happens: Callable[[Scene], Awaitable[None]]
    sides: tuple[Side, ...] = BOTH
    stale: bool = False

    async def come(self, scene: Scene, order: Order) -> None:
        """Brings it about, and everybody hears of it, in this order."""
        await self.happens(scene)
        await scene.platform.carry(order)


async def _told(scene: Scene, side: Side, method: str, path: str, body: object = None, **headers: str) -> None:
    answer = await scene.ask(side, method, path, body, **headers)
    assert answer.is_success, f"{method} {path}: {answer.text}"


async def _nothing(_scene: Scene) -> None:
    pass


def _blocked(side: Side, other: Side) -> Callable[[Scene], Awaitable[None]]:
    async def happens(scene: Scene) -> None:
        await _told(scene, side, "PUT", f"profiles/me/blocks/{scene.who(other)}", new="yes")

    return happens


async def _unblocked(scene: Scene) -> None:
    await _blocked("mentor", "mentee")(scene)
    await scene.platform.carry()
    await _told(scene, "mentor", "DELETE", f"profiles/me/blocks/{scene.mentee}")


async def _unblocked_before_anybody_heard(scene: Scene) -> None:
    await _blocked("mentor", "mentee")(scene)
    await _told(scene, "mentor", "DELETE", f"profiles/me/blocks/{scene.mentee}")


async def _takes_nobody_new(scene: Scene) -> None:
    await _told(scene, "mentor", "PUT", "profiles/me/mentor", MENTOR | {"paused": True})


async def _paused(scene: Scene) -> None:
    await _told(scene, "mentor", "POST", "mentorships/mentorships/{mentorship}/pause")


async def _ended(scene: Scene) -> None:
    await _told(scene, "mentee", "POST", "mentorships/mentorships/{mentorship}/ending", {"reason": "goals_reached"})


def _left(side: Side) -> Callable[[Scene], Awaitable[None]]:
    async def happens(scene: Scene) -> None:
        await _told(scene, side, "DELETE", "profiles/me")

    return happens


async def _ceased(scene: Scene) -> None:
    await _told(scene, "mentor", "DELETE", "profiles/me/mentor")


def _suspended(side: Side) -> Callable[[Scene], Awaitable[None]]:
    async def happens(scene: Scene) -> None:
        await scene.platform.by_operator(f"profiles/people/{scene.who(side)}/suspension", WHY)

    return happens


async def _reinstated_before_anybody_heard(scene: Scene) -> None:
    for act in ("suspension", "reinstatement"):
        await scene.platform.by_operator(f"profiles/people/{scene.mentee}/{act}", WHY)


async def _late(scene: Scene) -> None:
    await scene.platform.pass_time(timedelta(days=20))


WHY: Final = {"reason": "Rude messages."}
LIFTED: Final = "a block was lifted again"
UNHEARD: Final = "a block was lifted before anybody had heard of it"

REINSTATED: Final = "the mentee was suspended, and that was lifted before anybody had heard of it"

STATES: Final = (
    State("nothing came between", _nothing),
    State("the mentor blocks the mentee", _blocked("mentor", "mentee")),
    State("the mentee blocks the mentor", _blocked("mentee", "mentor")),
    State(LIFTED, _unblocked),
    State(UNHEARD, _unblocked_before_anybody_heard),
    State("the mentor takes nobody new", _takes_nobody_new),
    State("the mentorship is paused", _paused),
    State("the mentorship has ended", _ended),
    State("the mentor mentors no more", _ceased),
    State("the mentor has left", _left("mentor"), ("mentee",)),
    State("the mentee has left", _left("mentee"), ("mentor",)),
    State("the mentor is suspended", _suspended("mentor")),
    State("the mentee is suspended", _suspended("mentee"), ("mentor",)),
    State(REINSTATED, _reinstated_before_anybody_heard),
    State("twenty days have passed", _late),
    State("what they saw has changed meanwhile", _nothing, stale=True),
)
OF_A_MENTORSHIP: Final = ("the mentorship is paused", "the mentorship has ended")
"""What can't come between two who have no mentorship."""
