"""Facts as sentences, in the languages we have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from services.matching.domain.facts import Detail, Fact
from services.matching.domain.wording.english import ENGLISH_PHRASES, ENGLISH_TERMS
from services.matching.domain.wording.german import GERMAN_PHRASES, GERMAN_TERMS


@dataclass(frozen=True)
class Wording:
    """A language: sentences by the name of their phrase, terms by their name in the vocabulary (`style.listening`)."""

    phrases: Mapping[str, str]
    terms: Mapping[str, str]
    conjunction: str
    decimal_point: str

    def say(self, facts: Sequence[Fact]) -> str:
        """One sentence of all these facts."""
        return ", ".join(self._said(fact) for fact in facts)

    def _said(self, fact: Fact) -> str:
        return self.phrases[fact.phrase].format_map({name: self._word(each) for name, each in fact.details.items()})

    def _word(self, detail: Detail) -> str:
        if isinstance(detail, tuple):
            words = [self._word(each) for each in detail]
            return f" {self.conjunction} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
        if isinstance(detail, str):
            return self.terms.get(detail) or _unknown_term(detail)
        text = str(int(detail)) if detail == int(detail) else str(detail)
        return text.replace(".", self.decimal_point)


def _unknown_term(word: str) -> str:
    """Words of people stay as they are; a language we have no name for is shown by its tag."""
    return word.removeprefix("language.").upper() if word.startswith("language.") else word


WORDINGS: Final[Mapping[str, Wording]] = {
    "en": Wording(ENGLISH_PHRASES, ENGLISH_TERMS, "and", "."),
    "de": Wording(GERMAN_PHRASES, GERMAN_TERMS, "und", ","),
}
