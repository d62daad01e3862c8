"""Facts as sentences, in the languages we have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from babel import Locale

from services.matching.domain.facts import Detail, Fact
from services.matching.domain.wording.english import ENGLISH_PHRASES, ENGLISH_PHRASES_TO_MENTORS, ENGLISH_TERMS
from services.matching.domain.wording.german import GERMAN_PHRASES, GERMAN_PHRASES_TO_MENTORS, GERMAN_TERMS
from shared.contracts.vocabulary import Side


@dataclass(frozen=True)
class Wording:
    """A language: sentences by the name of their phrase, terms by their name in the vocabulary (`style.listening`).

    `phrases` speak to each side of the other one.
    """

    phrases: Mapping[Side, Mapping[str, str]]
    terms: Mapping[str, str]
    conjunction: str
    decimal_point: str

    def say(self, facts: Sequence[Fact], to: Side) -> str:
        """One sentence of all these facts, to one of the two."""
        return ", ".join(self._said(fact, to) for fact in facts)

    def _said(self, fact: Fact, to: Side) -> str:
        details = {name: self._word(each, to) for name, each in fact.details.items()}
        return self.phrases[to][fact.phrase].format_map(details)

    def _word(self, detail: Detail, to: Side) -> str:
        if isinstance(detail, tuple):
            words = [self._word(each, to) for each in detail]
            return f" {self.conjunction} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
        if isinstance(detail, Fact):
            return self._said(detail, to)
        if isinstance(detail, str):
            return self.terms.get(detail, detail)  # the words of people stay as they are
        text = str(int(detail)) if detail == int(detail) else str(detail)
        return text.replace(".", self.decimal_point)


def _terms(locale: str, own: Mapping[str, str]) -> Mapping[str, str]:
    """Our own terms, and CLDR's names of languages where we have none."""
    return {**{f"language.{tag}": name for tag, name in Locale(locale).languages.items()}, **own}


WORDINGS: Final[Mapping[str, Wording]] = {
    "en": Wording(
        {"mentee": ENGLISH_PHRASES, "mentor": ENGLISH_PHRASES_TO_MENTORS}, _terms("en", ENGLISH_TERMS), "and", "."
    ),
    "de": Wording(
        {"mentee": GERMAN_PHRASES, "mentor": GERMAN_PHRASES_TO_MENTORS}, _terms("de", GERMAN_TERMS), "und", ","
    ),
}
