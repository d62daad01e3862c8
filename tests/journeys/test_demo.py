"""The demo plays to its end, and again about somebody else."""

import re

import pytest

from deploy.local.demo.people import DemoPerson, read_people
from deploy.local.demo.story import perform
from deploy.local.platform import Platform
from tests.journeys.traces import Overheard

pytestmark = pytest.mark.proof

MENTORS, MENTEES = 8, 5


def _a_few() -> tuple[DemoPerson, ...]:
    """Some of the demo's people, the first whose mails are in German among them."""
    people = read_people()
    mentors = [person for person in people if person.mentor and not person.mentee]
    mentees = [person for person in people if person.mentee and not person.mentor]
    germans = [person for person in mentors[MENTORS:] if person.locale.startswith("de")]
    return (*mentors[:MENTORS], *germans[:1], *mentees[:MENTEES])


async def test_the_demo_plays_the_main_job_to_its_end_and_again_about_somebody_else(
    platform: Platform, overheard: Overheard, capsys: pytest.CaptureFixture[str]
) -> None:
    assert platform.state is not None
    stories = []
    for _ in range(2):
        await perform(platform.state, platform.folders, _a_few(), hear=overheard.hear)
        stories.append(capsys.readouterr().out)

    leading = [re.search(r"Sign in as (.+):", story) for story in stories]
    assert len({found[1] for found in leading if found}) == 2
    for story in stories:
        assert re.search(r"address +theirs", story)
        for told in (
            "is your sign-in code",
            "would like you as their mentor",
            "said yes",
            "409 slot-taken",
            "METHOD:REQUEST",
            "Reminder: session with",
            "“completed”",
            "feedback_revealed",
            "Thank you, I will bring them.",
            "before the feedback and scores",
            "before everybody has agreed: nothing",
            "Ada Lund",
            "checks in:",
            "has few places, and they go by lot",
            "is tried: ",
            "by a seed that the server drew",
            "A survey opens",
            "is released, for good",
            "On the operator's work list",
            "asks for a badge, and gets it signed",
            "RS256, by the key at its address",
            "by a salted hash, for who knows it",
        ):
            assert told in story
