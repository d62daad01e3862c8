"""After all that people did and others tried: random cases of every operation, and two who are erased. The last of the journeys."""

import pytest

from deploy.local.platform import Platform
from tests.fixtures.eventually import eventually
from tests.journeys.conformity.exploring import Explorer
from tests.journeys.toured import Scene
from tests.journeys.town import Resident, Town
from tests.journeys.traces import Overheard, ids_left, topics_left, words_left

pytestmark = pytest.mark.proof

CASES_OF_EACH = 2
MEND = "empty it in the service's `use_cases/erasing.py`; an id that others need: tests/fixtures/kept_of_erased.py"


async def test_random_cases_meet_no_fault_and_no_answer_that_its_document_does_not_know(
    platform: Platform, scene: Scene
) -> None:
    contracts = scene.contracts
    await scene.sights.sign_in_anew()
    explorer = Explorer(platform.address, contracts, scene.sights, number=1)
    before = contracts.cases
    await explorer.explore_all(CASES_OF_EACH)

    assert contracts.violations == {}
    assert contracts.cases - before == CASES_OF_EACH * len(contracts.known)


async def test_of_two_who_did_everything_and_are_erased_no_word_stays_and_no_id_without_a_reason(
    platform: Platform, town: Town, scene: Scene, overheard: Overheard
) -> None:
    """The last of all: whatever an operation writes, it is found where it was kept, by no table's name."""
    sights = scene.sights
    people = {sights.mentor.id, sights.mentee.id}
    words = overheard.only_of(people)
    assert len(words) > 10
    assert await words_left(platform, words)
    assert await topics_left(platform, people)
    assert await ids_left(platform, people)
    gone: set[str] = set()
    for person in (sights.mentee, sights.mentor):  # what the mentor keeps of it has no word and no id of the mentee
        await _erased(town, person)
        gone.add(person.id)
        assert await words_left(platform, overheard.only_of(gone)) == set(), MEND
        assert await ids_left(platform, gone) == set(), MEND
        assert await topics_left(platform, gone) == set(), (
            "tell a tombstone, or the state without them, in `erasing.py`"
        )


async def _erased(town: Town, person: Resident) -> None:
    await person.visitor.refresh()
    erasure = await person.visitor.delete("/profiles/v1/me")

    async def is_over() -> bool:
        path = f"/profiles/v1/erasures/{erasure['erasure_id']}"
        return bool((await town.api.ask("GET", path))["state"] == "completed")

    await eventually(is_over, within=60)
