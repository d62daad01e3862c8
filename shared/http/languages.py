"""Texts for people in the language they ask for. English is the language of the docstrings and the fallback."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from fastapi import Depends, Request

from shared.refusals import Refusal

ENGLISH: Final = "en"


def preferred(accept_language: str | None, available: Sequence[str]) -> str:
    """The best of the available languages for an `Accept-Language` header (RFC 9110, lookup by primary tag).

    The first available one is the answer to no header, to none that fits, and to one that makes no sense.
    """
    wanted: list[tuple[float, str]] = []
    for entry in (accept_language or "").lower().split(",")[:20]:
        tag, _, weight = entry.strip().partition(";")
        wanted.append((_quality(weight), tag.strip().split("-", 1)[0]))
    for quality, tag in sorted(wanted, key=lambda choice: -choice[0]):
        if quality > 0 and tag in available:
            return tag
    return available[0]


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


class Texts:
    """The details of refusals, by language and slug; what is not translated is English."""

    def __init__(self, catalogues: Mapping[str, Mapping[str, str]]) -> None:
        self._catalogues = {language: dict(texts) for language, texts in catalogues.items()}
        self.languages: Final = (ENGLISH, *sorted(set(catalogues) - {ENGLISH}))

    def joined_by(self, catalogues: Mapping[str, Mapping[str, str]]) -> "Texts":
        """These texts and those; where both have a slug, those count."""
        languages = set(self._catalogues) | set(catalogues)
        return Texts({one: {**self._catalogues.get(one, {}), **catalogues.get(one, {})} for one in languages})

    def text(self, slug: str, language: str) -> str | None:
        """The text of this name, where this language has it."""
        return self._catalogues.get(language, {}).get(slug)

    def detail(self, refusal: type[Refusal], language: str) -> str:
        """Why, for people."""
        return self.text(refusal.slug, language) or refusal.detail()


async def language_of(request: Request) -> str:
    """The language for the texts of this request's answer, one of those the service has texts in."""
    return preferred(request.headers.get("accept-language"), request.app.state.texts.languages)


Language = Annotated[str, Depends(language_of)]
