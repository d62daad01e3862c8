"""How the mentee's skills change, as each side sees it and as it shows in what is named; thanks at any time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from services.mentorships.api.skill_picture import as_svg, in_words
from services.mentorships.domain.kudos import MOST_A_DAY
from services.mentorships.domain.skills import Calendar, ConfidenceIsOnesOwn, NothingRated, Picture, Rating, picture_of
from shared.contracts import PromptState
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

DAY = timedelta(days=1)


def rating(side: Side, day: int, levels: Mapping[str, int], confidence: int | None = None) -> Rating:
    at = told.MORNING + day * DAY
    return Rating(uuid7(), uuid7(), uuid7(), side, "start", at, levels, confidence=confidence)


def seen() -> Picture:
    first = rating("mentee", 0, {"python": 2}, confidence=2)
    last = rating("mentee", 90, {"python": 4, "talking": 3}, confidence=4)
    return picture_of([first, rating("mentor", 1, {"python": 3}), last], {"python": 2, "listening": 1})


# --- the rules --------------------------------------------------------------------------------------------------------


def test_a_picture_shows_the_change_of_each_skill_and_of_confidence() -> None:
    listening, python, talking = seen().skills
    assert (python.own.first, python.own.last, python.own.change, python.mentors.change) == (2, 4, 2, 0)
    assert (talking.own.change, talking.mentors.change) == (0, None)
    assert seen().confidence.change == 2
    assert (listening.named, listening.level) == (1, None)


def test_what_is_named_as_strong_moves_a_skill_by_a_whole_level_at_most() -> None:
    levels = [picture_of([rating("mentor", 0, {"python": 3})], {"python": n}).skills[0].level for n in (0, 1, 4, 40)]
    assert levels == [3, 3.25, 4, 4]
    assert picture_of([rating("mentor", 0, {"python": 5})], {"python": 4}).skills[0].level == 5


def test_confidence_is_the_mentees_own_and_a_rating_says_something() -> None:
    with pytest.raises(ConfidenceIsOnesOwn):
        rating("mentor", 0, {"python": 1}, confidence=3)
    with pytest.raises(NothingRated):
        rating("mentee", 0, {})


@pytest.mark.parametrize(
    ("stage", "last", "day", "moment"),
    [
        ("initiation", None, 30, None),
        ("goal_setting", None, 30, "start"),
        ("engagement", 1, 30, None),
        ("engagement", 1, 183, "middle"),
        ("engagement", 183, 190, None),
        ("engagement", 183, 350, "end"),
        ("feedback", 350, 360, None),
    ],
)
def test_skills_are_looked_at_when_it_begins_in_the_middle_and_at_the_end(
    stage: Any, last: int | None, day: int, moment: str | None
) -> None:
    calendar = Calendar(stage, told.MORNING, told.MORNING + 365 * DAY, ())
    last_at = None if last is None else told.MORNING + last * DAY
    assert calendar.moment_for(last_at, told.MORNING + day * DAY) == moment


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_picture_says_in_words_all_that_it_shows(language: str) -> None:
    image = fromstring(as_svg(seen(), language))
    space = "{http://www.w3.org/2000/svg}"
    assert (image.get("role"), image.get("aria-labelledby")) == ("img", "title description")
    described = image.findtext(f"{space}desc")
    assert described == in_words(seen(), language)
    for skill in ("python", "talking", "listening"):
        assert skill in described
    shapes = [(each.tag.removeprefix(space), each.get("fill")) for each in image.iter() if each.get("stroke-width")]
    assert {fill for _, fill in shapes} == {"#ffffff", "#1a1a1a"}
    assert {shape for shape, _ in shapes} == {"circle", "rect"}


# --- over the API -----------------------------------------------------------------------------------------------------


async def rates(api: Api, pair: Pair, person: Any, **body: Any) -> Any:
    return await api.post(person, f"mentorships/{pair.mentorship}/skill-ratings", {"moment": "start", **body})


async def test_both_rate_and_feedback_and_thanks_move_the_picture(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}"
    await rates(api, matched, matched.mentee, skills=[{"skill": "python", "level": 2}], confidence=2)
    await rates(api, matched, matched.mentor, skills=[{"skill": "python", "level": 4}])
    met = await matched.has_met()
    await api.post(matched.mentor, f"sessions/{met}/feedback", {"rating": 5, "skills": ["python"]})
    hidden = (await api.get(matched.mentee, f"{path}/skills")).json()["skills"][0]
    await api.post(matched.mentee, f"sessions/{met}/feedback", {"rating": 5, "skills": ["patience"]})
    await api.post(matched.mentor, f"{path}/kudos", {"text": "Well done", "skills": ["python"]})
    shown = (await api.get(matched.mentee, f"{path}/skills")).json()["skills"]
    assert (hidden["named"], hidden["level"]) == (0, 3)
    assert [(each["skill"], each["named"], each["level"]) for each in shown] == [("python", 2, 3.5)]
    image = await api.get(matched.mentee, f"{path}/skills.svg")
    assert image.headers["Content-Type"] == "image/svg+xml"
    assert b"python" in image.content
    assert slug(await api.get(uuid7(), f"{path}/skills.svg")) == "mentorship-not-found"


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({}, "nothing-rated"),
        ({"confidence": 3, "skills": [{"skill": "python", "level": 3}] * 2}, "nothing-rated"),
        ({"skills": [{"skill": "python", "level": 6}]}, "invalid-request"),
        ({"skills": [{"skill": "<script>", "level": 1}]}, "invalid-request"),
        ({"confidence": 3, "goal_id": str(uuid7())}, "goal-not-found"),
    ],
)
async def test_what_is_no_rating_is_refused(matched: Pair, api: Api, body: Any, refused: str) -> None:
    assert slug(await rates(api, matched, matched.mentee, **body)) == refused


async def test_thanks_are_told_and_have_an_end_in_a_day(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/kudos"
    given = await api.post(matched.mentee, path, {"text": "Thank you"})
    for _ in range(1, MOST_A_DAY):
        assert (await api.post(matched.mentee, path, {"text": "Thank you"})).status_code == 201
    assert slug(await api.post(matched.mentee, path, {"text": "Thank you"})) == "too-much-kudos"
    said = [each for each in await matched.published("prompts") if isinstance(each, PromptState)]
    assert [(each.kind, each.recipient_id, each.other_id) for each in said] == [
        ("kudos", matched.mentor, matched.mentee)
    ] * MOST_A_DAY
    assert (await api.get(matched.mentor, f"kudos/{given.json()['id']}")).json()["text"] == "Thank you"
    assert slug(await api.get(uuid7(), f"kudos/{given.json()['id']}")) == "kudos-not-found"


async def test_after_a_block_neither_sees_what_the_other_said_and_with_a_person_it_goes(
    matched: Pair, api: Api
) -> None:
    path = f"mentorships/{matched.mentorship}"
    for person, level in ((matched.mentee, 2), (matched.mentor, 4)):
        await rates(api, matched, person, skills=[{"skill": "python", "level": level}])
    await api.post(matched.mentor, f"{path}/kudos", {"text": "Well done", "skills": ["python"]})
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    alone = (await api.get(matched.mentee, f"{path}/skills")).json()["skills"][0]
    assert (alone["own"]["last"], alone["mentors"]["last"], alone["named"]) == (2, None, 0)
    assert (await api.get(matched.mentee, f"{path}/kudos")).json()["items"] == []
    assert len((await api.get(matched.mentor, f"{path}/kudos")).json()["items"]) == 1
    await matched.hear(told.person_gone(matched.mentee))
    assert await matched.pool.fetchval("SELECT count(*) FROM skill_levels") == 0
    await matched.hear(told.person_gone(matched.mentor))
    assert await matched.pool.fetchval("SELECT count(*) FROM kudos") == 0
