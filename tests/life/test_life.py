"""The whole life of one pair, month by month, and of one that goes wrong: what they do, and who is told what by it.

The page is what happens here: where it differs, what it should be lies in the test's folder, as the failure says.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from shared.ground.documents import ROOT
from tests.between.platform import Platform, platform_on
from tests.between.scene import MENTEE, MENTOR
from tests.fixtures.databases import Databases
from tests.life.going_well import INES, TOM, WANTS, GoingWell
from tests.life.going_wrong import CARL, COORDINATOR, MIA, GoingWrong
from tests.life.story import Story

PAGE: Final = ROOT / "docs" / "life-of-a-pair.md"
HEAD: Final = """# The life of a pair

What two people do here in a year, and whom it has told what, told by the test that proves it (`tests/life`): through the
public API of all services, with a clock that it moves. Mails go out at once here; *in the inbox* is what is not mailed.
"""


@pytest.fixture
async def platform(databases: Databases) -> AsyncIterator[Platform]:
    async with platform_on(databases) as platform:
        yield platform


def _nothing_that_they_wrote_was_told(story: Story, overheard: list[bytes]) -> None:
    """In no record of any topic is a sentence of theirs; what stands in their profiles is published there."""
    profiles = " ".join(str(each) for each in (MENTOR, MENTEE, WANTS))
    sentences = {each for each in story.written if each not in profiles}
    assert len(sentences) > 30
    everything = b"\n".join(overheard)
    assert len(overheard) > 200
    assert [each for each in sentences if each.encode() in everything] == []


async def test_a_year_of_a_pair_and_of_one_that_goes_wrong_is_as_the_page_tells_it(
    platform: Platform, tmp_path: Path
) -> None:
    platform.overheard = []
    story = Story(platform)
    await GoingWell(story).whole()
    await GoingWrong(story).whole()
    printed = HEAD + "\n".join(story.lines) + "\n"
    written = tmp_path / "life-of-a-pair.md"
    written.write_text(printed)
    for kind in (
        "mentorship",
        "agreement",
        "messages",
        "suggested",
        "kudos",
        "introduction",
        "feedback",
        "feedback_answered",
        "giving_back",
    ):
        assert kind in {*story.told[TOM], *story.told[INES]}, kind
    assert {"nudge", "absence", "help_asked", "help_answered", "looked_into", "successor_suggested"} <= {
        *story.told[MIA],
        *story.told[CARL],
        *story.told[COORDINATOR],
    }
    _nothing_that_they_wrote_was_told(story, platform.overheard)
    assert PAGE.read_text() == printed, f"cp {written} {PAGE}"
