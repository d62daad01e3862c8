"""What fits how well."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.matching.domain.hours import Hours
from services.matching.domain.index import STAGES, STYLES
from services.matching.domain.people import Mentee, Mentor, Ratings
from services.matching.domain.rules import DEFAULT_WEIGHTS, Rules, WeightsNotUsable
from services.matching.domain.scoring import UNSAID, Scores, score
from services.matching.domain.skills import Skill, Vocabulary
from services.matching.domain.vocabulary import FACTORS, Factor
from shared.ids import uuid7
from tests.matching.builders import (
    ALL_HOURS,
    NO_HOURS,
    NOW,
    VOCABULARY,
    day,
    goal,
    hours,
    index_of,
    mentee,
    mentor,
    tomorrow,
)

RULES = Rules.default(uuid7())

skill_names = st.sampled_from(["docker", "kubernetes", "python", "django", "baking", "negotiation"])
levels = st.dictionaries(skill_names, st.integers(1, 5), max_size=5)
languages = st.dictionaries(st.sampled_from(["de", "en", "hi"]), st.integers(1, 5))
stages = st.sampled_from(STAGES)
styles = st.lists(st.sampled_from(STYLES), max_size=4).map(tuple)
rhythms = st.sampled_from(["weekly", "fortnightly", "monthly", "on_demand"])
free_time = st.none() | st.builds(
    Hours, st.integers(-30, 30).map(day), st.sampled_from([NO_HOURS, ALL_HOURS, b"\x0f" * 336])
)
weights = st.fixed_dictionaries({factor: st.floats(0, 100) for factor in FACTORS}).filter(
    lambda each: any(each.values())
)


@st.composite
def mentors(draw: st.DrawFn) -> Mentor:
    capacity = draw(st.integers(1, 5))
    count = draw(st.integers(0, 9))
    return mentor(
        draw(levels),
        languages=draw(languages),
        stage=draw(stages),
        mentee_types=tuple(draw(st.lists(stages, max_size=3))),
        styles=draw(styles),
        meeting_rhythm=draw(rhythms),
        capacity=capacity,
        known={
            "active": draw(st.integers(0, capacity)),
            "hours": draw(free_time),
            "ratings": Ratings(count, draw(st.integers(count, count * 5))),
        },
    )


@st.composite
def mentees(draw: st.DrawFn) -> Mentee:
    goals = draw(st.lists(st.lists(skill_names, max_size=3), max_size=3))
    return mentee(
        draw(levels),
        goals=tuple(goal("Grow", *skills) for skills in goals),
        languages=draw(languages),
        stage=draw(stages),
        styles=draw(styles),
        meeting_rhythm=draw(rhythms),
        hours=draw(free_time),
    )


def scored(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary = VOCABULARY, rules: Rules = RULES) -> Scores:
    return score(index_of(mentor), mentee, vocabulary, rules, NOW)


def value(factor: Factor, mentor: Mentor, mentee: Mentee) -> float:
    return float(scored(mentor, mentee).values[FACTORS.index(factor), 0])


@given(mentors(), mentees(), weights)
def test_contributions_sum_to_the_score_and_everything_is_between_0_and_1(
    mentor: Mentor, mentee: Mentee, weights: dict[Factor, float]
) -> None:
    scores = scored(mentor, mentee, rules=Rules(uuid7(), 1, weights))

    assert abs(sum(scores.contributions[:, 0]) - scores.totals[0]) < 1e-9
    assert np.all(np.abs(scores.shares[:, 0] * scores.values[:, 0] - scores.contributions[:, 0]) <= 1e-4)
    for numbers in (scores.shares, scores.values, scores.contributions, scores.totals):
        assert np.all((numbers >= 0) & (numbers <= 1))


@given(mentors(), mentees(), skill_names)
def test_a_better_skill_match_never_lowers_the_score(mentor_: Mentor, mentee: Mentee, learned: str) -> None:
    before = {each.skill: each.level for each in mentor_.section.skills}
    better = mentor_.section.model_copy(
        update={"skills": mentor({**before, learned: 5}).section.skills},
    )
    improved = Mentor(mentor_.person_id, better, mentor_.active, mentor_.hours, mentor_.ratings)

    assert scored(improved, mentee).totals[0] >= scored(mentor_, mentee).totals[0]


@given(st.lists(mentors(), min_size=1, max_size=6), mentees())
def test_who_else_is_in_the_index_changes_nobodys_score(many: list[Mentor], mentee: Mentee) -> None:
    together = score(index_of(*many), mentee, VOCABULARY, RULES, NOW).totals

    assert list(together) == [float(scored(each, mentee).totals[0]) for each in many]


def test_a_near_skill_counts_by_its_closeness_and_an_exact_one_in_full() -> None:
    wants = mentee({"docker": 3})

    assert value("skills", mentor({"docker": 5}), wants) == 1.0
    assert value("skills", mentor({"kubernetes": 5}), wants) == pytest.approx(0.8)
    assert value("skills", mentor({"django": 5}), wants) == 0.0


def test_closeness_goes_both_ways_by_the_closer_statement() -> None:
    vocabulary = Vocabulary.of([Skill("a", "A", {"b": 0.3}), Skill("b", "B", {"a": 0.6})])

    assert vocabulary.near("a") == {"a": 1.0, "b": 0.6}
    assert vocabulary.near("b") == {"a": 0.6, "b": 1.0}


def test_what_matters_more_to_the_mentee_counts_more() -> None:
    wants = mentee({"docker": 5, "python": 1})

    assert value("skills", mentor({"docker": 5}), wants) == pytest.approx(5 / 6)
    assert value("skills", mentor({"python": 5}), wants) == pytest.approx(1 / 6)


def test_a_higher_level_fits_better() -> None:
    wants = mentee({"docker": 3})

    assert value("skills", mentor({"docker": 4}), wants) == pytest.approx(0.8)


def test_a_skill_named_twice_counts_at_its_highest_level() -> None:
    twice = mentor({"docker": 2})
    section = twice.section.model_copy(
        update={"skills": (*twice.section.skills, *mentor({"docker": 5}).section.skills)}
    )

    assert value("skills", Mentor(uuid7(), section), mentee({"docker": 3})) == 1.0


def test_a_goal_is_helped_by_its_skills_and_without_skills_by_a_shared_industry() -> None:
    baker = mentor({"baking": 5}, industries=("food",))

    assert value("goals", baker, mentee(goals=(goal("Open a bakery", "baking"),))) == 1.0
    assert value("goals", baker, mentee(goals=(goal("Open a bakery"),), industries=("food",))) == 1.0
    assert value("goals", baker, mentee(goals=(goal("Open a bank"),), industries=("finance",))) == 0.0


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [({"de": 5}, {"de": 5}, 1.0), ({"de": 5}, {"de": 2}, 0.5), ({"de": 5}, {"hi": 5}, 0.0), ({}, {"hi": 5}, 0.25)],
)
def test_people_need_a_language_that_both_speak_well(
    mine: dict[str, int], theirs: dict[str, int], expected: float
) -> None:
    assert value("languages", mentor(languages=theirs), mentee(languages=mine)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"stage": "senior", "mentee_types": ("early",)}, 1.0),
        ({"stage": "senior", "mentee_types": ()}, 0.75),
        ({"stage": "senior", "mentee_types": ("lead",)}, 0.5),
        ({"stage": "early", "mentee_types": ("early",)}, 0.75),
        ({"stage": "student", "mentee_types": ("lead",)}, 0.0),
    ],
)
def test_a_mentor_should_welcome_the_mentees_stage_and_be_ahead_of_it(said: dict[str, Any], expected: float) -> None:
    assert value("stage", mentor(**said), mentee(stage="early")) == expected


def test_style_is_the_share_of_what_the_mentee_likes() -> None:
    likes = mentee(styles=("listening", "structured"))

    assert value("style", mentor(styles=("listening", "directive")), likes) == 0.5
    assert value("style", mentor(styles=("directive",)), likes) == 0.0
    assert value("style", mentor(), likes) == 0.0
    assert value("style", mentor(styles=("directive",)), mentee()) == UNSAID["style"]


@pytest.mark.parametrize(
    ("theirs", "expected"), [("weekly", 1.0), ("fortnightly", 0.5), ("monthly", 0.0), ("on_demand", 0.75)]
)
def test_a_rhythm_fits_the_better_the_nearer_it_is(theirs: str, expected: float) -> None:
    assert value("rhythm", mentor(meeting_rhythm=theirs), mentee(meeting_rhythm="weekly")) == expected


def test_capacity_is_the_share_of_free_places() -> None:
    assert value("capacity", mentor(capacity=4, known={"active": 1}), mentee()) == 0.75


def test_overlap_grows_with_the_hours_in_which_both_are_free() -> None:
    evenings = mentee(hours=hours(tomorrow(18, 4)))

    assert value("overlap", mentor(known={"hours": hours(tomorrow(17, 3))}), evenings) == pytest.approx(2 / 20)
    assert value("overlap", mentor(known={"hours": hours(tomorrow(8, 4))}), evenings) == 0.0
    assert value("overlap", mentor(known={"hours": Hours(day(0), ALL_HOURS)}), evenings) == pytest.approx(4 / 20)


def test_hours_that_start_on_different_days_are_compared_at_the_same_instants() -> None:
    mine = hours(tomorrow(18, 4))
    the_same = hours((18 * 4, 22 * 4), first_day=day(1))
    told_yesterday = hours((2 * 96 + 18 * 4, 2 * 96 + 22 * 4), first_day=day(-1))

    for theirs in (the_same, told_yesterday):
        assert value("overlap", mentor(known={"hours": theirs}), mentee(hours=mine)) == pytest.approx(4 / 20)
        assert value("overlap", mentor(known={"hours": mine}), mentee(hours=theirs)) == pytest.approx(4 / 20)


def test_what_has_passed_today_is_no_time_in_common() -> None:
    today = hours((8 * 4, 10 * 4))

    assert value("overlap", mentor(known={"hours": today}), mentee(hours=today)) == pytest.approx(1 / 20)


def test_hours_that_a_mentor_did_not_give_or_that_are_over_are_none_in_common() -> None:
    some = hours(tomorrow(18, 4))
    outdated = Hours(day(-28), ALL_HOURS)

    assert value("overlap", mentor(), mentee(hours=some)) == 0.0
    assert value("overlap", mentor(known={"hours": some}), mentee()) == UNSAID["overlap"]
    assert value("overlap", mentor(known={"hours": outdated}), mentee(hours=some)) == 0.0


def test_one_early_rating_moves_less_than_many() -> None:
    def rated(count: int, rating: int) -> float:
        return value("feedback", mentor(known={"ratings": Ratings(count, count * rating)}), mentee())

    assert rated(0, 0) == 0.75
    assert rated(1, 1) > rated(5, 1) > rated(50, 1)
    assert rated(1, 5) < rated(5, 5) < rated(50, 5) < 1.0


@pytest.mark.parametrize(
    "weights",
    [
        dict.fromkeys(FACTORS, 0.0),
        {**DEFAULT_WEIGHTS, "skills": -1.0},
        {**DEFAULT_WEIGHTS, "skills": 101.0},
        {**DEFAULT_WEIGHTS, "skills": float("nan")},
        {"skills": 1.0},
    ],
)
def test_rules_need_a_usable_weight_for_every_factor(weights: dict[Factor, float]) -> None:
    with pytest.raises(WeightsNotUsable):
        RULES.weighing(weights)


def test_a_factor_without_weight_decides_nothing() -> None:
    only_skills = RULES.weighing({**dict.fromkeys(FACTORS, 0.0), "skills": 3.0})

    scores = scored(mentor({"docker": 4}), mentee({"docker": 1}), rules=only_skills)

    assert scores.totals[0] == pytest.approx(0.8)
