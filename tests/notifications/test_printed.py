"""docs/mails holds every mail and inbox entry in every language, as a person gets it."""

import pytest

from services.notifications.letters import wording
from services.notifications.letters.catalogue import languages
from tests.notifications.everything import everything
from tests.notifications.printed import FOLDER, document, entry_as_text, mail_as_text, path_of


@pytest.mark.parametrize("language", languages())
def test_what_is_printed_is_what_people_get(language: str) -> None:
    assert path_of(language).read_text("utf-8") == document(language), "python -m tests.notifications.printed --write"


@pytest.mark.parametrize("language", languages())
def test_everything_that_can_be_said_is_printed(language: str) -> None:
    printed = path_of(language).read_text("utf-8")

    for happened, message in everything():
        assert entry_as_text(message, language) in printed, happened
        assert not message.is_mailed or mail_as_text(message, language) in printed, happened
        assert wording.text_id(message)


def test_no_language_is_printed_that_there_is_no_catalogue_of() -> None:
    assert {path.stem.rpartition(".")[2] for path in FOLDER.glob("*.md")} == set(languages())
