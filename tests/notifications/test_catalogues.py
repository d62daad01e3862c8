"""What is said in each language: all of it, with the same things put in."""

import re
from collections.abc import Mapping

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from services.notifications.letters import wording
from services.notifications.letters.catalogue import Catalogue, NothingToSay, catalogue_for, languages, source_of
from services.notifications.letters.links import PATHS
from tests.notifications.everything import everything

OTHERS = [language for language in languages() if language != "en"]
THE_OTHER = frozenset({"who", "Who", "with", "whom"})
"""The other person, in whichever case a language needs."""
ALIKE = {"place-link"}
"""A link is a link."""


class Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 — the name is the parser's
        self.found.add("other" if node.id.name in THE_OTHER else node.id.name)


class Choices(Visitor):
    def __init__(self) -> None:
        self.found: list[frozenset[str]] = []

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 — as above
        selector = node.selector
        assert isinstance(selector, ast.VariableReference)
        if selector.id.name != "count":  # plurals are a language's own
            keys = (key.key for key in node.variants)
            self.found.append(frozenset(key.name for key in keys if isinstance(key, ast.Identifier)))
        self.generic_visit(node)


def texts_of(language: str) -> dict[str, ast.Pattern]:
    """Every text by its id, a part of a message by both names."""
    entries = FluentParser().parse(source_of(language)).body
    assert not [entry for entry in entries if isinstance(entry, ast.Junk)]
    texts = {}
    for entry in entries:
        if isinstance(entry, ast.Message):
            if entry.value is not None:
                texts[entry.id.name] = entry.value
            texts |= {f"{entry.id.name}.{part.id.name}": part.value for part in entry.attributes}
    return texts


def variables(text: ast.Pattern) -> set[str]:
    visitor = Variables()
    visitor.visit(text)
    return visitor.found


def choices(text: ast.Pattern) -> list[frozenset[str]]:
    visitor = Choices()
    visitor.visit(text)
    return sorted(visitor.found, key=sorted)


def test_there_are_english_and_german() -> None:
    assert languages()[0] == "en"
    assert "de" in languages()


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_in_every_language_with_the_same_variables_and_choices(language: str) -> None:
    english, other = texts_of("en"), texts_of(language)

    assert other.keys() == english.keys()
    for name, text in english.items():
        assert variables(other[name]) == variables(text), name
        assert choices(other[name]) == choices(text), name


def test_every_text_is_said_by_somebody_and_everything_said_has_a_text() -> None:
    said = {wording.text_id(message) for _, message in everything()}
    told = {name.partition(".")[0] for name in texts_of("en") if name.endswith(".title")}

    assert said == told


def test_every_page_has_words_for_going_there() -> None:
    pages = {name.partition(".")[0].removeprefix("go-") for name in texts_of("en") if name.startswith("go-")}

    assert pages == PATHS.keys() - {"preferences"}


def untranslated(english: Mapping[str, ast.Pattern], other: Mapping[str, ast.Pattern]) -> set[str]:
    """The texts that are the same in both languages though there are words in them."""
    same = {name for name, text in english.items() if text.equals(other[name])}
    return {name for name in same if any(isinstance(part, ast.TextElement) for part in english[name].elements)}


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_says_what_another_says(language: str) -> None:
    assert untranslated(texts_of("en"), texts_of(language)) == ALIKE, "these texts wait for a translation"


def test_a_text_that_waits_for_its_translation_is_noticed() -> None:
    english = texts_of("en")
    forgotten = {**texts_of("de"), "footer-unread": english["footer-unread"]}
    assert untranslated(english, forgotten) == {"footer-unread"} | ALIKE


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
        ("x", "en"),
    ],
)
def test_a_person_is_written_to_in_their_language_where_there_is_one(locale: str | None, language: str) -> None:
    assert catalogue_for(locale).language == language


def test_what_a_person_wrote_is_no_template() -> None:
    catalogue = Catalogue("en", "hello = Hello { $name }\n")

    assert catalogue.say("hello", name="{ $secret } { hello }") == "Hello { $secret } { hello }"


def test_a_catalogue_that_does_not_read_is_refused_and_what_is_missing_is_said() -> None:
    with pytest.raises(ValueError, match="does not read"):
        Catalogue("en", "hello = Hello { $name\n")
    for name in ("nothing", "hello"):
        with pytest.raises(NothingToSay):
            Catalogue("en", "hello = Hello { $name }\n").say(name)


def test_texts_are_whole_sentences_without_two_spaces() -> None:
    for language in languages():
        assert not re.search(r"(?<=\S)  (?=\S)", source_of(language))
