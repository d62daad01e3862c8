"""What a missing answer counts, what counts at all without a skill that is wanted, and that the reasons say the same."""

import re
from typing import Any, Final, get_args

import numpy as np
import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from services.matching.domain.factors import UNSAID
from services.matching.domain.facts import Fact
from services.matching.domain.languages import in_common
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import Reason, why
from services.matching.domain.scoring import POINTS, UNHELPFUL, combined
from services.matching.domain.vocabulary import FACTORS, FACTORS_OF, SIDES, Factor
from services.matching.domain.wording import WORDINGS
from shared.contracts.vocabulary import Side
from shared.ground.languages import LANGUAGES, family_of
from tests.matching import population
from tests.matching.builders import NOW, VOCABULARY, goal, hours, mentee, mentor, tomorrow
from tests.matching.test_scoring import RULES, mentees, mentors, points, scored

ANSWERS: Final[dict[str, Any]] = {"skills": (), "languages": (), "styles": (), "industries": ()}
DRIVES: Final[dict[str, tuple[Factor, ...]]] = {
    "skills": ("skills", "goals"),
    "skills_wanted": ("skills",),
    "goals": ("goals",),
    "languages": ("languages",),
    "styles": ("style",),
    "industries": ("goals",),
    "hours": ("overlap",),
}
"""By which factors an answer counts."""
OF_MENTORS: Final = ("skills", "languages", "styles", "industries", "hours")
OF_MENTEES: Final = ("skills_wanted", "goals", "languages", "styles", "industries", "hours")


def reasons(mentor: Mentor, mentee: Mentee, side: Side = "mentee") -> dict[str, Reason]:
    """By factor; those of the side before those that only the other one has."""
    found = why(mentor, mentee, VOCABULARY, RULES, NOW)
    return {each.factor: each for each in sorted(found, key=lambda each: each.side == side)}


def said(
    factor: Factor, mentor: Mentor, mentee: Mentee, language: str = "en", to: Side = "mentee", side: Side | None = None
) -> str:
    return WORDINGS[language].say(reasons(mentor, mentee, side or to)[factor].facts, to)


def without(answer: str, person: Mentor) -> Mentor:
    section = person.section
    if answer != "hours":
        section = section.model_copy(update={answer: ANSWERS[answer]})
    told = None if answer == "hours" else person.hours
    return Mentor(person.person_id, section, person.active, told, person.ratings, person.sessions)


def mentee_without(answer: str, person: Mentee) -> Mentee:
    if answer == "hours":
        return Mentee(person.person_id, person.section)
    return Mentee(person.person_id, person.section.model_copy(update={answer: ()}), person.hours)


# --- scores ----------------------------------------------------------------------------------------------------------


def test_a_missing_answer_counts_the_lower_quartile_of_what_answers_give() -> None:
    measured = population.quartiles()

    for side, answers in UNSAID.items():
        for factor, unsaid in answers.items():
            low, median = measured[side, factor]
            assert unsaid == pytest.approx(np.floor(low * 100 + 1e-9) / 100), (side, factor)
            assert unsaid < median, (side, factor)


@settings(max_examples=200)
@given(st.sampled_from(population.mentors()), st.sampled_from(population.mentees()), st.sampled_from([*OF_MENTORS]))
def test_a_mentor_who_leaves_an_answer_out_never_scores_above_what_a_median_answer_gives(
    answering: Mentor, asking: Mentee, answer: str
) -> None:
    silent = points(without(answer, answering), asking, population.NEAR)

    assert silent <= with_a_median_answer(answer, answering, asking)


@settings(max_examples=200)
@given(st.sampled_from(population.mentors()), st.sampled_from(population.mentees()), st.sampled_from([*OF_MENTEES]))
def test_a_mentee_who_leaves_an_answer_out_is_never_scored_above_what_a_median_answer_gives(
    answering: Mentor, asking: Mentee, answer: str
) -> None:
    silent = points(answering, mentee_without(answer, asking), population.NEAR)

    assert silent <= with_a_median_answer(answer, answering, asking)


def with_a_median_answer(answer: str, answering: Mentor, asking: Mentee) -> int:
    """The pair's points, had this answer given what the answer of the middle gives, or what it does give if that is more."""
    scores, totals = scored(answering, asking, population.NEAR), {}
    for side in SIDES:
        own, totals[side] = scores.sides[side], 0
        for at, factor in enumerate(FACTORS_OF[side]):
            value = float(own.values[at, 0])
            if factor in DRIVES[answer]:
                value = max(value, population.quartiles()[side, factor][1])
            totals[side] += int(np.floor(RULES.shares(side)[at] * value * POINTS + 1e-6))
    return int(combined(np.array([totals["mentee"]]), np.array([totals["mentor"]]), RULES)[0])


def test_an_empty_profile_does_not_beat_the_middle_of_those_who_answered() -> None:
    empty = mentor(stage="senior")
    for asking in population.mentees():
        others = population.scores_for(asking).points
        assert points(empty, asking, population.NEAR) < np.median(others)


@given(mentors(), mentees())
def test_who_knows_no_skill_that_is_wanted_gets_a_low_score(teaching: Mentor, asking: Mentee) -> None:
    wanted = {each.skill for each in asking.section.skills_wanted}
    wanted |= {skill for goal in asking.section.goals for skill in goal.skills}
    sides = scored(teaching, asking).sides
    if wanted and "skills" not in reasons_that_help(teaching, asking):
        for side in SIDES:
            at = FACTORS_OF[side].index("skills")
            share = RULES.shares(side)[at]
            most = UNHELPFUL * (1 - share) + share * sides[side].values[at, 0]
            assert sides[side].totals[0] <= most * POINTS + 1


def reasons_that_help(teaching: Mentor, asking: Mentee) -> set[str]:
    """`skills` where the mentor knows one that is wanted or that a goal needs, or one close to it."""
    wanted = {each.skill for each in asking.section.skills_wanted}
    wanted |= {skill for goal in asking.section.goals for skill in goal.skills}
    known = {each.skill for each in teaching.section.skills}
    return {"skills"} if any(VOCABULARY.near(skill).keys() & known for skill in wanted) else set()


def test_without_a_skill_that_is_wanted_the_best_of_all_the_rest_stays_below_a_fifth() -> None:
    asking = mentee({"docker": 5}, languages={"en": 5}, styles=("listening",))
    perfect = mentor(
        {"baking": 5}, languages={"en": 5}, styles=("listening",), stage="executive", mentee_types=("early",)
    )

    assert points(perfect, asking) < 2000 < points(mentor({"kubernetes": 1}), asking) + 1000


# --- reasons ---------------------------------------------------------------------------------------------------------

NOTHING: Final = {
    *("skills.none", "goals.none", "languages.none", "style.other", "overlap.none", "overlap.not_offered"),
    *("stage.other", "stage.behind", "capacity.none"),
}


@settings(max_examples=300)
@given(mentors(), mentees())
def test_a_reason_says_what_its_value_is(teaching: Mentor, asking: Mentee) -> None:
    for reason in why(teaching, asking, VOCABULARY, RULES, NOW):
        phrase = reason.facts[0].phrase
        if reason.factor in UNSAID[reason.side]:
            assert (phrase in NOTHING) == (reason.value == 0), phrase
            if reason.missing:
                assert reason.value == UNSAID[reason.side][reason.factor]


@given(mentors(), mentees())
def test_what_is_missing_is_said_to_be_in_every_language(teaching: Mentor, asking: Mentee) -> None:
    for reason in why(teaching, asking, VOCABULARY, RULES, NOW):
        silent = any(fact.tells_of_missing for fact in reason.facts)
        assert reason.missing == silent
        if silent:
            assert "count" in WORDINGS["en"].say(reason.facts, "mentee")
            assert re.search("zähl(t|en)", WORDINGS["de"].say(reason.facts, "mentee"))


def test_goals_that_say_nothing_are_said_to_count_for_little() -> None:
    bare = mentee({"docker": 5}, goals=(goal("Be happy"),))

    assert said("goals", mentor({"docker": 5}), bare) == (
        "Your goals name no skills and you no industry, so they count for little"
    )
    assert reasons(mentor({"docker": 5}), bare)["goals"].value == UNSAID["mentee"]["goals"]


def test_a_skill_is_said_once() -> None:
    wants = mentee({"kubernetes": 5, "docker": 3})

    assert said("skills", mentor({"docker": 5, "kubernetes": 5}), wants) == (
        "Knows Kubernetes and Docker, which you want to learn"
    )


def test_what_one_skill_that_is_wanted_is_close_to_is_told_beside_it_and_so_is_each_one_that_is_not_known_itself() -> (
    None
):
    both, far = mentee({"docker": 5, "kubernetes": 3}), mentee({"docker": 5, "kubernetes": 3, "baking": 1})

    assert said("skills", mentor({"kubernetes": 5}), both) == (
        "Knows Kubernetes, which you want to learn, and with Kubernetes something close to the Docker you want to learn"
    )
    assert said("skills", mentor({"kubernetes": 5}), both, to="mentor") == (
        "Wants to learn Kubernetes, which you know, and Docker, close to the Kubernetes you know"
    )
    assert said("skills", mentor({"kubernetes": 5}), far, "de", to="mentor") == (
        "Möchte Kubernetes lernen, was Sie können, und Docker, verwandt mit Kubernetes, was Sie können"
    )


@pytest.mark.parametrize(
    ("capacity", "active", "english", "german"),
    [
        (1, 0, "One place is free", "Ein Platz ist frei"),
        (2, 0, "Both places are free", "Beide Plätze sind frei"),
        (2, 1, "One of 2 places is free", "Einer von 2 Plätzen ist frei"),
        (3, 0, "All 3 places are free", "Alle 3 Plätze sind frei"),
        (3, 2, "One of 3 places is free", "Einer von 3 Plätzen ist frei"),
        (4, 2, "2 of 4 places are free", "2 von 4 Plätzen sind frei"),
    ],
)
def test_places_are_counted_as_people_do(capacity: int, active: int, english: str, german: str) -> None:
    free = mentor(capacity=capacity, known={"active": active})

    assert said("capacity", free, mentee()) == english
    assert said("capacity", free, mentee(), "de") == german


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        (0, "No hour of the coming four weeks suits you both yet"),
        (1, "Less than an hour of the coming four weeks suits you both"),
        (4, "About one hour of the coming four weeks suits you both"),
        (6, "About 1.5 hours of the coming four weeks suit you both"),
        (9, "About 2 hours of the coming four weeks suit you both"),
    ],
)
def test_hours_are_counted_as_people_do(quarters: int, expected: str) -> None:
    start, end = tomorrow(8, 10)
    asking = mentee(hours=hours((start, end)))
    teaching = mentor(known={"hours": hours((start, start + quarters), (end, end + 4))})

    assert said("overlap", teaching, asking) == expected


def test_every_phrase_is_said_in_every_language_to_either_side() -> None:
    english = WORDINGS["en"].phrases["mentee"]
    for wording in WORDINGS.values():
        for side in get_args(Side):
            assert wording.phrases[side].keys() == english.keys()


@given(mentors(), mentees())
def test_a_reason_can_be_said_to_either_side_in_every_language(teaching: Mentor, asking: Mentee) -> None:
    for reason in reasons(teaching, asking).values():
        for wording in WORDINGS.values():
            for side in get_args(Side):
                assert "{" not in wording.say(reason.facts, side)


def test_the_mentor_is_told_of_the_mentee() -> None:
    asking = mentee(
        {"docker": 5},
        goals=(goal("Give a talk", "public-speaking"),),
        languages={"de": 4},
        styles=("structured",),
        meeting_rhythm="weekly",
    )
    teaching = mentor(
        {"kubernetes": 5, "public-speaking": 4}, languages={"de": 5}, mentee_types=("early",), styles=("listening",)
    )

    told = {factor: said(factor, teaching, asking, to="mentor") for factor in FACTORS}

    assert told["skills"] == "Wants to learn Docker, close to the Kubernetes you know"
    assert told["goals"] == "Has a goal you can help with: “Give a talk”; you know public speaking"
    assert told["languages"] == "You can talk in German (level 4 of 5)"
    assert told["stage"] == "Is at a stage you look for (early career)"
    assert said("stage", teaching, asking, to="mentor", side="mentee") == "You are further along (senior)"
    assert told["style"] == "Likes another way than yours: structured"
    assert told["rhythm"] == "Wants to meet weekly, you every fortnight"


# --- languages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("no", "nb"),
        ("nb", "no"),
        ("nb", "nn"),
        ("zh", "cmn"),
        ("zh", "yue"),
        ("cmn", "yue"),
        ("ku", "ckb"),
        ("ak", "tw"),
        ("tl", "fil"),
        ("bs", "sr"),
        ("id", "ms"),
    ],
)
def test_languages_of_one_macrolanguage_are_in_common_and_are_said_to_count_as_one(mine: str, theirs: str) -> None:
    asking, teaching = mentee(languages={mine: 5}), mentor(languages={theirs: 4})

    assert reasons(teaching, asking)["languages"].value == 1.0
    assert "which count as one language here (level 4 of 5)" in said("languages", teaching, asking)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("ca", "es"), ("gl", "pt"), ("gsw", "de"), ("hi", "ur"), ("uk", "ru"), ("da", "nb"), ("af", "nl"), ("ja", "zh")],
)
def test_no_fallback_and_no_script_makes_two_languages_one(mine: str, theirs: str) -> None:
    asking, teaching = mentee(languages={mine: 5}), mentor(languages={theirs: 5})

    assert reasons(teaching, asking)["languages"].value == 0.0
    assert said("languages", teaching, asking) == "You have no language in common"


def test_the_same_language_is_named_before_another_that_counts_as_one_with_it() -> None:
    [common] = in_common({"no": 3, "nb": 5}, {"nb": 3, "nn": 5})

    assert (common.mine, common.theirs, common.level) == ("nb", "nn", 5)
    assert in_common({"no": 5, "nb": 5}, {"nb": 5})[0].mine == "nb"


def test_a_language_that_one_of_the_two_hardly_knows_is_said_to_be_so() -> None:
    asking = mentee(languages={"en": 2})

    assert said("languages", mentor(languages={"en": 5}), asking) == (
        "You have only a little in common: English (level 2 of 5)"
    )
    both = mentee(languages={"en": 2, "de": 4})
    assert said("languages", mentor(languages={"en": 5, "de": 5}), both) == "You can talk in German (level 4 of 5)"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_one_can_name_has_a_name_in_every_language_we_speak(language: str) -> None:
    for wording in WORDINGS.values():
        name = wording.say([Fact("languages.level", {"language": f"language.{language}", "level": 5})], "mentee")
        assert not name.startswith("language.")
    assert family_of(language)


def test_names_of_languages_are_those_of_cldr() -> None:
    said_in = {
        tag: said("languages", mentor(languages={"yue": 5}), mentee(languages={"yue": 5}), tag) for tag in WORDINGS
    }

    assert said_in == {
        "en": "You can talk in Cantonese (level 5 of 5)",
        "de": "Sie können sich unterhalten auf Kantonesisch (Stufe 5 von 5)",
    }
    assert Locale("de").languages["yue"] == "Kantonesisch"
