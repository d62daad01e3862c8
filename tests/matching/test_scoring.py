"""What fits how well."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.matching.domain.bit_sets import STAGES, STYLES
from services.matching.domain.factors import AFTER_A_NO, UNSAID
from services.matching.domain.hours import Hours
from services.matching.domain.people import Mentee, Mentor, No, Ratings, Reliability
from services.matching.domain.rules import DEFAULT_WEIGHTS, Rules, WeightsNotUsable
from services.matching.domain.scoring import POINTS, Scores, combined, score
from services.matching.domain.skills import Skill, Vocabulary
from services.matching.domain.vocabulary import FACTORS, FACTORS_OF, SIDES, DeclineReason, Factor
from shared.contracts.vocabulary import Side
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
industries = st.lists(st.sampled_from(["food", "finance"]), max_size=2).map(tuple)
stages = st.sampled_from(STAGES)
styles = st.lists(st.sampled_from(STYLES), max_size=4).map(tuple)
rhythms = st.sampled_from(["weekly", "fortnightly", "monthly", "on_demand"])
free_time = st.none() | st.builds(
    Hours, st.integers(-30, 30).map(day), st.sampled_from([NO_HOURS, ALL_HOURS, b"\x0f" * 336])
)
lately = st.integers(0, 120).map(lambda days: NOW - timedelta(days=days))
weights = st.fixed_dictionaries({factor: st.floats(0, 100) for factor in FACTORS}).filter(
    lambda each: any(each.values())
)


@st.composite
def mentors(draw: st.DrawFn) -> Mentor:
    capacity = draw(st.integers(1, 5))
    count = draw(st.integers(0, 9))
    return mentor(
        draw(levels),
        industries=draw(industries),
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
            "offers": draw(st.booleans()),
            "reliability": draw(st.builds(Reliability, st.integers(0, 9), st.integers(0, 9))),
            "praised": draw(st.dictionaries(skill_names, st.integers(1, 9), max_size=2)),
            "short_of_time_at": draw(st.none() | lately),
        },
    )


@st.composite
def mentees(draw: st.DrawFn) -> Mentee:
    goals = draw(st.lists(st.lists(skill_names, max_size=3), max_size=3))
    return mentee(
        draw(levels),
        goals=tuple(goal("Grow", *skills) for skills in goals),
        industries=draw(industries),
        languages=draw(languages),
        stage=draw(stages),
        styles=draw(styles),
        meeting_rhythm=draw(rhythms),
        hours=draw(free_time),
    )


def scored(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary = VOCABULARY, rules: Rules = RULES) -> Scores:
    return score(index_of(mentor), mentee, vocabulary, rules, NOW)


def value(factor: Factor, mentor: Mentor, mentee: Mentee, side: Side = "mentee") -> float:
    return float(scored(mentor, mentee).sides[side].values[FACTORS_OF[side].index(factor), 0])


def points(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary = VOCABULARY, rules: Rules = RULES) -> int:
    """The combined score of a pair, in whole points of `POINTS`."""
    return int(scored(mentor, mentee, vocabulary, rules).points[0])


@given(mentors(), mentees(), weights)
def test_contributions_sum_to_the_score_and_everything_is_between_0_and_1(
    mentor: Mentor, mentee: Mentee, weights: dict[Factor, float]
) -> None:
    rules = Rules(uuid7(), 1, weights)
    scores = scored(mentor, mentee, rules=rules)

    for side in SIDES:
        own = scores.sides[side]
        assert own.points[:, 0].sum() == own.totals[0]
        assert np.all(np.abs(own.shares[:, 0] * own.values[:, 0] - own.points[:, 0] / POINTS) <= 1 / POINTS)
        for numbers in (own.shares, own.values, own.points / POINTS, own.totals / POINTS):
            assert np.all((numbers >= 0) & (numbers <= 1))
    least, *most = sorted(int(scores.sides[side].totals[0]) for side in SIDES if rules.counts(side))
    assert 0 <= scores.points[0] <= POINTS
    assert scores.points[0] <= min(2 * least, *most, POINTS)


@pytest.mark.parametrize(
    ("mentee_side", "mentor_side", "both"),
    [(0.5, 0.5, 0.5), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.9, 0.3, 0.45), (0.3, 0.9, 0.45), (1.0, 1.0, 1.0)],
)
def test_the_two_sides_are_combined_by_their_harmonic_mean(mentee_side: float, mentor_side: float, both: float) -> None:
    one, two = (np.array([round(side * POINTS)]) for side in (mentee_side, mentor_side))

    assert combined(one, two, RULES)[0] == round(both * POINTS)


def test_a_side_none_of_whose_factors_counts_has_no_say() -> None:
    only_goals = RULES.changed({**dict.fromkeys(FACTORS, 0.0), "goals": 3.0}, RULES.conditions)
    only_room = RULES.changed({**dict.fromkeys(FACTORS, 0.0), "capacity": 3.0}, RULES.conditions)
    helpful, asking = mentor({"docker": 4}, capacity=4, known={"active": 1}), mentee(goals=(goal("Grow", "docker"),))

    assert points(helpful, asking, rules=only_goals) == 8000
    assert points(helpful, asking, rules=only_room) == 7500


@given(mentors(), mentees(), skill_names)
def test_a_better_skill_match_never_lowers_the_score(mentor_: Mentor, mentee: Mentee, learned: str) -> None:
    before = {each.skill: each.level for each in mentor_.section.skills}
    better = mentor_.section.model_copy(
        update={"skills": mentor({**before, learned: 5}).section.skills},
    )
    improved = replace(mentor_, section=better)

    if mentor_.section.skills:  # of who named none at all it is not known whether they know it
        assert points(improved, mentee) >= points(mentor_, mentee)


@given(st.lists(mentors(), min_size=1, max_size=6), mentees())
def test_who_else_is_in_the_index_changes_nobodys_score(many: list[Mentor], mentee: Mentee) -> None:
    together = score(index_of(*many), mentee, VOCABULARY, RULES, NOW).points

    assert list(together) == [points(each, mentee) for each in many]


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
    [
        ({"de": 5}, {"de": 5}, 1.0),
        ({"de": 5}, {"de": 2}, 0.5),
        ({"de": 5}, {"hi": 5}, 0.0),
        ({}, {"hi": 5}, UNSAID["mentee"]["languages"]),
        ({"hi": 5}, {}, UNSAID["mentee"]["languages"]),
    ],
)
def test_people_need_a_language_that_both_speak_well(
    mine: dict[str, int], theirs: dict[str, int], expected: float
) -> None:
    assert value("languages", mentor(languages=theirs), mentee(languages=mine)) == expected


@pytest.mark.parametrize(
    ("said", "ahead", "welcome"),
    [
        ({"stage": "senior", "mentee_types": ("early",)}, 1.0, 1.0),
        ({"stage": "senior", "mentee_types": ()}, 1.0, 0.5),
        ({"stage": "senior", "mentee_types": ("lead",)}, 1.0, 0.0),
        ({"stage": "early", "mentee_types": ("early",)}, 0.5, 1.0),
        ({"stage": "student", "mentee_types": ("lead",)}, 0.0, 0.0),
    ],
)
def test_a_mentee_wants_a_mentor_who_is_ahead_and_a_mentor_the_stages_they_named(
    said: dict[str, Any], ahead: float, welcome: float
) -> None:
    early = mentee(stage="early")

    assert value("stage", mentor(**said), early) == ahead
    assert value("stage", mentor(**said), early, "mentor") == welcome


def test_style_is_the_share_of_what_each_side_named() -> None:
    likes = mentee(styles=("listening", "structured"))

    assert value("style", mentor(styles=("listening", "directive", "informal")), likes) == 0.5
    assert value("style", mentor(styles=("listening", "directive", "informal")), likes, "mentor") == pytest.approx(
        1 / 3
    )
    assert value("style", mentor(styles=("directive",)), likes) == 0.0
    for side in SIDES:
        assert value("style", mentor(), likes, side) == UNSAID[side]["style"]
        assert value("style", mentor(styles=("directive",)), mentee(), side) == UNSAID[side]["style"]


def test_a_mentor_wishes_to_be_needed_for_what_they_know_best() -> None:
    wants = mentee({"docker": 4, "python": 2})

    assert value("skills", mentor({"docker": 5}), wants, "mentor") == pytest.approx(4 / 5)
    assert value("skills", mentor({"python": 5, "baking": 5}), wants, "mentor") == pytest.approx(2 / 5)
    assert value("skills", mentor({"baking": 5}), wants, "mentor") == 0.0


def test_what_mentees_found_strong_lifts_a_skill_the_more_of_them_said_so_and_never_above_the_top() -> None:
    wants = mentee({"docker": 5})

    def praised(voices: int, level: int = 2) -> float:
        return value("skills", mentor({"docker": level}, known={"praised": {"docker": voices, "baking": 9}}), wants)

    assert praised(0) == pytest.approx(2 / 5)
    assert praised(1) == pytest.approx(3 / 5)
    assert praised(0) < praised(1) < praised(2) < praised(50) < 1.0
    assert praised(50, level=5) == 1.0
    assert value("skills", mentor({"python": 5}, known={"praised": {"docker": 9}}), wants) == 0.0


def test_who_answers_in_time_and_comes_is_reliable_and_one_slip_moves_little() -> None:
    def reliable(kept: int, failed: int) -> float:
        return value("reliability", mentor(known={"reliability": Reliability(kept, failed)}), mentee())

    assert reliable(0, 0) == pytest.approx(0.9)
    assert reliable(0, 10) < reliable(0, 1) < reliable(0, 0) < reliable(10, 0) < 1.0
    assert reliable(20, 1) > reliable(0, 1)


def test_a_mentor_who_lately_had_no_time_counts_as_half_as_free() -> None:
    def room(days: int) -> float:
        known = {"short_of_time_at": NOW - timedelta(days=days)}
        return value("capacity", mentor(capacity=2, known=known), mentee(), "mentor")

    assert (room(0), room(29), room(30)) == (0.5, 0.5, 1.0)


@pytest.mark.parametrize(("reason", "at_once"), [*AFTER_A_NO.items()])
def test_a_no_counts_by_its_reason_and_less_from_day_to_day(reason: DeclineReason, at_once: float) -> None:
    teaching = mentor()

    def history(days: int) -> float:
        said = {teaching.person_id: No(reason, NOW - timedelta(days=days))}
        asking = mentee()
        return value("history", teaching, Mentee(asking.person_id, asking.section, None, said), "mentor")

    assert history(0) == at_once
    assert history(0) < history(30) < history(89) < history(90) == history(400) == 1.0
    assert value("history", mentor(), mentee(), "mentor") == 1.0


@pytest.mark.parametrize(
    ("theirs", "expected"), [("weekly", 1.0), ("fortnightly", 0.5), ("monthly", 0.0), ("on_demand", 0.75)]
)
def test_a_rhythm_fits_the_better_the_nearer_it_is(theirs: str, expected: float) -> None:
    assert value("rhythm", mentor(meeting_rhythm=theirs), mentee(meeting_rhythm="weekly")) == expected


def test_capacity_is_the_share_of_free_places() -> None:
    assert value("capacity", mentor(capacity=4, known={"active": 1}), mentee(), "mentor") == 0.75


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


def test_hours_that_one_of_the_two_did_not_give_or_that_are_over_are_not_known() -> None:
    some = hours(tomorrow(18, 4))
    outdated = Hours(day(-28), ALL_HOURS)

    for side in SIDES:
        assert value("overlap", mentor(), mentee(hours=some), side) == UNSAID[side]["overlap"]
        assert value("overlap", mentor(known={"hours": some}), mentee(), side) == UNSAID[side]["overlap"]
        assert value("overlap", mentor(known={"hours": outdated}), mentee(hours=some), side) == UNSAID[side]["overlap"]
        assert value("overlap", mentor(known={"hours": some, "offers": False}), mentee(hours=some), side) == 0.0


def test_one_early_rating_moves_less_than_many() -> None:
    def rated(count: int, rating: int) -> float:
        return value("feedback", mentor(known={"ratings": Ratings(count, count * rating)}), mentee())

    assert rated(0, 0) == pytest.approx(0.85)  # a start for who is new
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
        RULES.changed(weights, RULES.conditions)


def test_a_factor_without_weight_decides_nothing() -> None:
    only_skills = RULES.changed({**dict.fromkeys(FACTORS, 0.0), "skills": 3.0}, RULES.conditions)

    scores = scored(mentor({"docker": 4}), mentee({"docker": 1}), rules=only_skills)

    assert [int(scores.sides[side].totals[0]) for side in SIDES] == [8000, 1600]
    assert scores.points[0] == 2666
