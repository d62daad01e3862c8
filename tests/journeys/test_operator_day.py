"""An operator has a file of forty people and no programme yet; at the end there are pairs."""

import pytest

from deploy.local.platform import Platform
from tests.journeys.operator_day import operator_day
from tests.journeys.town import Town

pytestmark = pytest.mark.proof


async def test_a_programme_comes_from_nothing_to_matched_pairs_with_a_file_of_people(
    platform: Platform, town: Town
) -> None:
    day = await operator_day(platform, town, people=40, seed=1)

    told = {step.name: step.told for step in day.steps}
    assert told["the file is tried, as it came"].startswith("3 problems; row 42 email: twice; row 43 role: missing")
    assert told["mended, tried, taken over"] == "40 new"
    assert told["the same file again"] == "40 same"
    assert told["everybody is invited"] == "40 invitations"
    assert told["people come"] == "40 came, 0 still expected"
    said = told["people say what they think"]
    assert said.startswith(f"the run waits for a decision; {day.drafts} mentees and ")
    assert day.drafts + day.unmatched.total() == 32
    assert day.pairs == day.drafts > 15
    assert {"programme_made", "people_imported", "people_invited", "rules_changed", "match_run_approved"} <= set(
        day.audit
    )
