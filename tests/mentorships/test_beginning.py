"""Two begin with what the mentee's profile says."""

from datetime import timedelta
from typing import Any

import pytest

from services.mentorships.domain import lengths
from services.mentorships.domain.wishes import NoGoalsToBegin, Wish, Wishes
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug


def path(pair: Pair) -> str:
    return f"mentorships/{pair.mentorship}/goals/from-profile"


@pytest.fixture
async def wishing(matched: Pair) -> Pair:
    """The mentee has a profile that says what they want."""
    berlin: dict[str, Any] = {"mentee": told.MENTEE, "time_zone": "Europe/Berlin"}
    await matched.hear(told.profile(matched.mentee, 1, "mentee_published", **berlin))
    return matched


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("", None),
        ("  ", None),
        ("To lead", "To lead"),
        ("word " * lengths.AGREEMENT, ("word " * (lengths.AGREEMENT // 5)).strip()),
        ("x" * 4000, "x" * lengths.AGREEMENT),
    ],
)
def test_a_long_expectation_ends_with_a_whole_word(said: str, first: str | None) -> None:
    assert Wishes(uuid7(), expectations=said).first_expectations == first


def test_without_a_wish_there_is_nothing_to_begin() -> None:
    with pytest.raises(NoGoalsToBegin):
        Wishes(uuid7()).goals_beside(())
    assert len(Wishes(uuid7(), (Wish("Lead", "long_term", "career"),)).goals_beside(())) == 1


async def test_the_goals_of_the_profile_are_proposed_in_one_call_and_each_once(wishing: Pair, api: Api) -> None:
    await api.goal(text="Speak before a hundred people", horizon="long_term")
    begun = await api.post(wishing.mentee, path(wishing))
    assert begun.status_code == 200, begun.text
    (goal,) = begun.json()["items"]
    assert (goal["text"], goal["horizon"], goal["proposed_by"]) == ("Lead a team of three", "short_term", "mentee")
    assert (await api.get(wishing.mentor, f"goals/{goal['id']}")).json()["can"][-1] == "agree"
    again = await api.post(wishing.mentee, path(wishing))
    assert (again.status_code, slug(again)) == (409, "no-goals-to-begin")


async def test_they_are_the_mentees_to_bring_in_while_it_goes_on(wishing: Pair, api: Api) -> None:
    assert slug(await api.post(wishing.mentor, path(wishing))) == "mentees-wishes"
    assert slug(await api.post(uuid7(), path(wishing))) == "mentorship-not-found"
    await api.post(wishing.mentor, f"mentorships/{wishing.mentorship}/ending", {"reason": "no_time"})
    assert slug(await api.post(wishing.mentee, path(wishing))) == "mentorship-ended"


async def test_a_first_draft_of_the_agreement_says_what_the_mentee_expects(wishing: Pair, api: Api) -> None:
    terms = {
        "meeting_rhythm": "fortnightly",
        "time_zone": "Europe/Berlin",
        "ends_on": (told.MORNING + timedelta(days=365)).date().isoformat(),
        "expectations": told.MENTEE.expectations,
    }
    for person in (wishing.mentee, wishing.mentor):
        draft = (await api.get(person, f"mentorships/{wishing.mentorship}/agreement/draft")).json()
        assert draft == terms | {"mentorship_id": str(wishing.mentorship)}
    proposed = await api.put(wishing.mentee, f"mentorships/{wishing.mentorship}/agreement", terms)
    assert proposed.status_code == 200, proposed.text


async def test_a_profile_says_what_it_said_last_and_nothing_once_it_is_gone(wishing: Pair, api: Api) -> None:
    draft = f"mentorships/{wishing.mentorship}/agreement/draft"
    changed = told.MENTEE.model_copy(update={"expectations": "Plain words"})
    await wishing.hear(told.profile(wishing.mentee, 2, "mentee_updated", mentee=changed))
    assert (await api.get(wishing.mentor, draft)).json()["expectations"] == "Plain words"
    await wishing.hear(told.profile(wishing.mentee, 3, "blocks_changed", mentee=changed, blocks=[wishing.mentor]))
    assert (await api.get(wishing.mentor, draft)).json()["expectations"] is None
    await wishing.hear(told.person_gone(wishing.mentee))
    late = told.profile(wishing.mentee, 2, "mentee_updated", mentee=changed)
    await wishing.hear(late)
    assert await wishing.pool.fetchval("SELECT count(*) FROM wishes") == 0
