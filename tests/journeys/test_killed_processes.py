"""A killed process delays a journey and changes nothing else. `python -m tests.journeys.kill_roles` kills all ten roles."""

import pytest

from deploy.local.platform import Platform
from tests.journeys.kill_roles import play
from tests.journeys.town import Town

pytestmark = pytest.mark.proof


@pytest.mark.parametrize(("process", "step"), [("apis", "asked"), ("workers", "accepted")])
async def test_a_journey_ends_right_though_a_process_is_killed_in_it(
    platform: Platform, town: Town, process: str, step: str
) -> None:
    aftermath = await play(platform, town, process, step)

    assert aftermath.wrong == []
