"""What profiles writes to people is printed, all of it, in each language."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from services.profiles import letters, wording
from shared.ground.documents import stale
from tests.profiles.printed import LANGUAGES, everything, wanted


def test_what_is_printed_is_what_people_get() -> None:
    assert stale(wanted()) == {}, "./mentoring documents"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_writes_a_mail_is_printed(language: str) -> None:
    modules = [wording, *(import_module(f"{letters.__name__}.{each.name}") for each in iter_modules(letters.__path__))]
    writers = {
        each
        for module in modules
        for name, each in vars(module).items()
        if name.startswith("letter_") and callable(each)
    }

    assert {writer for _, writer, _ in everything(language)} == writers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_is_in_the_language_that_was_asked_for(language: str) -> None:
    assert {letter.language for _, _, letter in everything(language)} == {language}
