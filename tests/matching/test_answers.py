"""What a missing answer counts, what counts at all without a skill that is wanted, and that the reasons say the same."""

from typing import Any, Final, get_args

import numpy as np
import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from services.matching.domain.facts import Fact
from services.matching.domain.languages import in_common
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import Reason, why
from services.matching.domain.scoring import UNHELPFUL, UNSAID
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import FACTORS, Factor
from services.matching.domain.wording import WORDINGS
from services.profiles.domain.languages import LANGUAGES
from shared.contracts.vocabulary import Side
from shared.ground.languages import family_of
from tests.matching import population
from tests.matching.builders import NOW, VOCABULARY, goal, hours, mentee, mentor, tomorrow
from tests.matching.test_scoring import RULES, mentees, mentors, scored

ANSWERS: Final[dict[str, Any]] = {"skills": (), "languages": (), "styles": (), "industries": ()}
FACTOR_OF: Final[dict[str, Factor]] = {
    "skills": "skills",
    "languages": "languages",
    "styles": "style",
    "industries": "goals",
    "hours": "overlap",
}


def reasons(mentor: Mentor, mentee: Mentee, vocabulary: Vocabulary = VOCABULARY) -> dict[str, Reason]:
    return {reason.factor: reason for reason in why(mentor, mentee, vocabulary, RULES, NOW)}


def said(factor: Factor, mentor: Mentor, mentee: Mentee, language: str = "en", to: Side = "mentee") -> str:
    return WORDINGS[language].say(reasons(mentor, mentee)[factor].facts, to)


def without(answer: str, person: Mentor) -> Mentor:
    section = person.section
    if answer != "hours":
        section = section.model_copy(update={answer: ANSWERS[answer]})
    told = None if answer == "hours" else person.hours
    return Mentor(person.person_id, section, person.active, told, person.ratings, person.sessions)


# --- scores ----------------------------------------------------------------------------------------------------------


def test_a_missing_answer_counts_the_lower_quartile_of_what_answers_give() -> None:
    measured = population.quartiles()

    for factor, unsaid in UNSAID.items():
        low, median = measured[factor]
        assert unsaid == pytest.approx(np.floor(low * 100 + 1e-9) / 100), factor
        assert unsaid < median, factor


@settings(max_examples=200)
@given(st.sampled_from(population.mentors()), st.sampled_from(population.mentees()), st.sampled_from([*FACTOR_OF]))
def test_leaving_an_answer_out_never_lifts_a_mentors_score(answering: Mentor, asking: Mentee, answer: str) -> None:
    known = scored(answering, asking, population.NEAR)
    silent = scored(without(answer, answering), asking, population.NEAR)

    assert silent.totals[0] <= known.totals[0]


@given(st.sampled_from(population.mentees()))
def test_who_says_nothing_at_all_is_not_above_anybody_of_the_same_stage_and_rhythm(asking: Mentee) -> None:
    for answering in population.mentors():
        silent = answering
        for answer in FACTOR_OF:
            silent = without(answer, silent)
        assert scored(silent, asking, population.NEAR).totals[0] <= scored(answering, asking, population.NEAR).totals[0]


def test_an_empty_profile_does_not_beat_the_middle_of_those_who_answered() -> None:
    empty = mentor(stage="senior")
    for asking in population.mentees():
        others = population.scores_for(asking).totals
        assert scored(empty, asking, population.NEAR).totals[0] < np.median(others)


@given(mentors(), mentees())
def test_who_knows_no_skill_that_is_wanted_gets_a_low_score(teaching: Mentor, asking: Mentee) -> None:
    wanted = {each.skill for each in asking.section.skills_wanted}
    wanted |= {skill for goal in asking.section.goals for skill in goal.skills}
    scores = scored(teaching, asking)
    if wanted and not scores.values[FACTORS.index("skills"), 0] and "skills" not in reasons_that_help(teaching, asking):
        assert scores.totals[0] <= UNHELPFUL * (1 - RULES.shares()[FACTORS.index("skills")]) + 1e-9


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

    assert scored(perfect, asking).totals[0] < 0.2 < scored(mentor({"kubernetes": 1}), asking).totals[0] + 0.1


# --- reasons ---------------------------------------------------------------------------------------------------------

NOTHING: Final = {
    *("skills.none", "goals.none", "languages.none", "style.other", "overlap.none"),
    *("languages.they_unsaid", "style.they_unsaid", "overlap.they_unsaid"),
}
UNSAID_PHRASES: Final = ("unsaid", "bare")


@settings(max_examples=300)
@given(mentors(), mentees())
def test_a_reason_says_what_its_value_is(teaching: Mentor, asking: Mentee) -> None:
    for factor, reason in reasons(teaching, asking).items():
        phrase = reason.facts[0].phrase
        if factor in UNSAID:
            assert (phrase in NOTHING) == (reason.value == 0), phrase
            if phrase.endswith(UNSAID_PHRASES) and phrase not in NOTHING:
                assert reason.value == UNSAID[reason.factor]


def test_goals_that_say_nothing_are_said_to_count_for_little() -> None:
    bare = mentee({"docker": 5}, goals=(goal("Be happy"),))

    assert said("goals", mentor({"docker": 5}), bare) == (
        "Your goals name no skills and you no industry, so they count for little"
    )
    assert reasons(mentor({"docker": 5}), bare)["goals"].value == UNSAID["goals"]


def test_a_skill_is_said_once() -> None:
    wants = mentee({"kubernetes": 5, "docker": 3})

    assert said("skills", mentor({"kubernetes": 5}), wants) == "Knows Kubernetes, which you want to learn"


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
    assert told["stage"] == "Is at a stage you look for (early career), and you are further along (senior)"
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
