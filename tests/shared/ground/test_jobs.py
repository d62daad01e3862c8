"""The one loop of all that works all the time: what fails in one part costs that part a pause and no other anything."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg
import pytest

from shared.ground.jobs import keep_working
from shared.ground.progress import Board, Part, show_on
from shared.postgres import NoConnection, trouble_of

Step = Callable[[], Awaitable[bool]]


class Steps:
    """Fails so many times, then ends the loop."""

    def __init__(self, stop: asyncio.Event, error: Exception | None, times: int) -> None:
        self._stop = stop
        self._error = error
        self._left = times
        self.nowhere: list[str] = []
        self.board = Board("probe")

    async def once(self) -> bool:
        self.nowhere = self.board.nowhere(longer_than=0)
        if self._left:
            self._left -= 1
            if self._error is None:
                await asyncio.Event().wait()
            else:
                raise self._error
        self._stop.set()
        return False


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (NoConnection(), "NoConnection"),
        (ValueError("a bug"), "ValueError"),
        (asyncpg.InterfaceError("the server expects 2 arguments for this query, 1 was passed"), "InterfaceError"),
        (asyncpg.QueryCanceledError("canceling statement due to statement timeout"), "QueryCanceledError"),
        (None, "TimeoutError"),
    ],
    ids=str,
)
async def test_whatever_a_part_fails_of_it_goes_on_and_is_named_meanwhile(
    monkeypatch: pytest.MonkeyPatch, error: Exception | None, reason: str
) -> None:
    monkeypatch.setattr("shared.ground.jobs.STEP_SECONDS", 0.05)
    stop = asyncio.Event()
    steps = Steps(stop, error, times=3)
    show_on(steps.board)

    await asyncio.wait_for(
        keep_working(steps.once, stop, name="a part", every=0, first_pause=0.01, longest_pause=0.01), 10
    )

    assert steps.nowhere == [f"a part gets nowhere: {reason}"]
    assert steps.board.parts == ()


async def test_a_part_that_has_got_somewhere_is_named_no_more() -> None:
    part = Part("probe", "a part")
    part.fails(ValueError(), trouble_of(ValueError()))
    assert part.nowhere_for() > 0

    part.gets_somewhere()

    assert part.nowhere_for() == 0.0


async def test_a_stack_is_logged_once_for_each_reason_without_the_words_of_the_error(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    part = Part("probe", "a part")

    def fail() -> None:
        raise ValueError("what a row says")

    for _ in range(3):
        try:
            fail()
        except ValueError as error:
            part.fails(error, trouble_of(error))
    logged = caplog.text + "".join(capsys.readouterr())

    assert logged.count("test_jobs.py") == 2  # two frames of one stack
    assert "what a row says" not in logged


def test_rest_is_no_standing_still_and_work_without_a_step_is() -> None:
    part = Part("probe", "a part")
    rested = part.last_sign()
    with part.at_work():
        began = part.last_sign()
        assert part.last_sign() == began
    assert part.last_sign() >= began >= rested
