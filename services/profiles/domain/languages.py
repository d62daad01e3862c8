"""Which languages there are: ISO 639-1, and widely spoken ones that have a three-letter code only."""

from shared.ground.languages import LANGUAGES, family_of
from shared.refusals import Kind, Refusal


class UnknownLanguage(Refusal):
    """A language is named by its BCP 47 primary tag, like en, de or yue; there is none of this name."""

    slug, kind = "unknown-language", Kind.RULE


def language_tag(text: str) -> str:
    """The tag in its one spelling, lowercase. Raises `UnknownLanguage`."""
    tag = text.strip().lower()
    if tag not in LANGUAGES:
        raise UnknownLanguage
    return tag


def alike(tag: str) -> list[str]:
    """All languages that count as one with this one; it is among them."""
    return sorted(each for each in LANGUAGES if family_of(each) == family_of(tag))
