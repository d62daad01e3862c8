"""What is said in which language: one file a language, keyed by id, by Project Fluent (`fluent.runtime`).

Fluent and not gettext: a sentence is whole in each language, with its own plurals, cases and choices, and its id is a
name instead of an English sentence. ICU's format has no well-kept Python library without a compiler.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

ENGLISH: Final = "en"
_SUFFIX: Final = ".ftl"


class NothingToSay(LookupError):
    """A catalogue lacks a message, or what a message speaks of was not given."""


class Catalogue:
    """The texts of one language. `language`: its BCP 47 tag."""

    def __init__(self, language: str, source: str) -> None:
        resource = FluentResource(source)
        if junk := [entry.content for entry in resource.body if isinstance(entry, Junk)]:
            raise ValueError(f"the catalogue of {language} does not read: {(junk[0] or '')[:80]!r}")
        self.language: Final = language
        # What comes from people is isolated where it is put together; dates and titles need none.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(resource)

    def say(self, name: str, attribute: str | None = None, /, **said: object) -> str:
        """The text of this name. Raises `NothingToSay`."""
        if not self._bundle.has_message(name):
            raise NothingToSay(name)
        message = self._bundle.get_message(name)
        pattern = message.value if attribute is None else message.attributes.get(attribute)
        if pattern is None:
            raise NothingToSay(f"{name}.{attribute}")
        text, errors = self._bundle.format_pattern(pattern, said)
        if errors:
            raise NothingToSay(f"{name}: {errors[0]}")
        return " ".join(str(text).split())


def languages() -> tuple[str, ...]:
    """Those that there is a catalogue in, English first."""
    folder = files("services.notifications.letters.catalogues")
    found = {each.name.removesuffix(_SUFFIX) for each in folder.iterdir() if each.name.endswith(_SUFFIX)}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def source_of(language: str) -> str:
    return files("services.notifications.letters.catalogues").joinpath(language + _SUFFIX).read_text("utf-8")


@cache
def _catalogues() -> Mapping[str, Catalogue]:
    return {language: Catalogue(language, source_of(language)) for language in languages()}


def catalogue_for(locale: str | None) -> Catalogue:
    """The catalogue of a person's language, by its primary tag; English where there is none."""
    primary = (locale or ENGLISH).replace("_", "-").partition("-")[0].lower()
    catalogues = _catalogues()
    return catalogues.get(primary) or catalogues[ENGLISH]
