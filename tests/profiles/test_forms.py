"""What answers fit which question, and what is asked for again when a form changes."""

from typing import Any

import pytest

from services.profiles.domain.forms import Consented, ConsentOutdated, ConsentText, Form, NothingToAgreeTo, SignUpNeeded
from shared.ground.questions import DuplicateLanguages, Given, Option, Question, QuestionsNotWhole, QuestionText
from shared.ids import uuid7

LABEL = (QuestionText("en", "Why?"),)
OPTIONS = (Option("red", LABEL), Option("blue", LABEL))
WORDS = (ConsentText("en", "I agree."), ConsentText("de", "Ich stimme zu."))


def question(kind: Any, key: str = "why", **more: Any) -> Question:
    chosen = {"options": OPTIONS} if kind in ("choice", "choices") else {}
    return Question(key, kind, LABEL, **chosen | more)


@pytest.mark.parametrize(
    ("asked", "fits", "does_not"),
    [
        (question("text", least=2, most=5), ["ab", "abcde"], {"a": "too_little", "abcdef": "too_much", "a\nb": "line"}),
        (question("long_text"), ["a\nb", "x" * 4000], {"x" * 4001: "too_much"}),
        (question("number", least=1, most=9), [1, 9], {0: "too_little", 10: "too_much", "1": "number", True: "number"}),
        (question("number"), [0, -5], {2**31: "number", 1.5: "number"}),
        (question("yes_no"), [True, False], {"yes": "yes_no", 1.0: "yes_no"}),
        (question("choice"), ["red"], {"green": "option", 5: "option"}),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_an_answer_fits_its_question_or_it_is_said_why_not(
    asked: Question, fits: list[Given], does_not: dict[Any, str]
) -> None:
    assert {str(each): asked.wrong_with(each) for each in fits} == {str(each): None for each in fits}
    assert {each: asked.wrong_with(each) for each in does_not} == does_not


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (["red"], None),
        (["red", "blue"], None),
        (["red", "red"], "options"),
        (["green"], "options"),
        ("red", "options"),
        ([{}], "options"),
    ],
)
def test_any_of_the_options_is_chosen_once(answer: Any, wrong: str | None) -> None:
    assert question("choices").wrong_with(answer) == wrong


def test_of_options_as_many_are_chosen_as_are_asked_for() -> None:
    asked = question("choices", least=2)
    assert (asked.wrong_with(["red"]), asked.wrong_with(["red", "blue"])) == ("too_little", None)


@pytest.mark.parametrize("nothing", [None, "", " \n", []])
def test_nothing_is_an_answer_only_where_none_is_needed(nothing: Given) -> None:
    kind = "choices" if nothing == [] else "long_text"
    assert question(kind).wrong_with(nothing) is None
    assert question(kind, required=True).wrong_with(nothing) == "needed"


def test_no_is_an_answer() -> None:
    assert question("yes_no", required=True).wrong_with(False) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "choice", "options": ()},
        {"kind": "text", "options": OPTIONS},
        {"kind": "choice", "options": (*OPTIONS, OPTIONS[0])},
        {"kind": "choice", "options": (Option("red", (QuestionText("de", "Rot"),)),)},
        {"kind": "number", "least": 2, "most": 1},
        {"kind": "text", "roles": ()},
    ],
)
def test_a_question_that_nobody_can_answer_is_none(broken: dict[str, Any]) -> None:
    with pytest.raises(QuestionsNotWhole):
        Question("why", texts=LABEL, **broken)


def test_a_language_stands_there_once() -> None:
    with pytest.raises(DuplicateLanguages):
        Question("why", "text", (*LABEL, *LABEL))
    with pytest.raises(DuplicateLanguages):
        Form(uuid7(), consent=(*WORDS, WORDS[0]))


def test_two_questions_of_one_key_are_no_form() -> None:
    with pytest.raises(QuestionsNotWhole):
        Form(uuid7(), questions=(question("text"), question("number")))


def test_everything_that_is_wrong_with_the_answers_is_said_at_once() -> None:
    form = Form(
        uuid7(),
        questions=(
            question("text", "name", required=True),
            question("number", "age"),
            question("yes_no", "only_mentors", required=True, roles=("mentor",)),
        ),
    )
    assert form.wrong_answers("mentee", {"age": "old", "other": 1}) == {
        "name": "needed",
        "age": "number",
        "other": "unknown",
    }
    assert form.wrong_answers("mentor", {"name": "Amina"}) == {"only_mentors": "needed"}


def test_questions_and_words_count_their_versions_apart() -> None:
    first = Form(uuid7()).asking((question("text"),), WORDS)
    asked_otherwise = first.asking((), WORDS)
    same = asked_otherwise.asking((), WORDS)

    assert (first.version, first.questions_version, first.consent_version) == (1, 1, 1)
    assert (asked_otherwise.version, asked_otherwise.questions_version, asked_otherwise.consent_version) == (2, 2, 1)
    assert same is asked_otherwise


def test_one_agrees_to_the_present_words_in_a_language_that_they_have() -> None:
    form = Form(uuid7()).asking((), WORDS)
    form.refuse_other_words(Consented(1, "de"))
    with pytest.raises(SignUpNeeded):
        form.refuse_other_words(None)
    for other in (Consented(2, "en"), Consented(1, "fr")):
        with pytest.raises(ConsentOutdated):
            form.refuse_other_words(other)


def test_where_there_are_no_words_there_is_nothing_to_agree_to() -> None:
    form = Form(uuid7()).asking((question("text"),), ())
    form.refuse_other_words(None)
    with pytest.raises(NothingToAgreeTo):
        form.refuse_outdated(Consented(1, "en"))


def test_a_form_that_needs_nothing_keeps_nobody_out() -> None:
    asks = Form(uuid7()).asking((question("text"), question("text", "mentors", required=True, roles=("mentor",))), ())
    assert (asks.asks("mentee"), asks.asks("mentor")) == (False, True)
    assert Form(uuid7()).asking((), WORDS).asks("mentee")
