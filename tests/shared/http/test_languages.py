"""The language of texts for people."""

import pytest

from shared.http.app import EDGE_TEXTS
from shared.http.german import GERMAN
from shared.http.languages import preferred
from shared.refusals import all_refusals


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("fr, de;q=0.5", "de"),
        ("de;q=0.4, en;q=0.5", "en"),
        ("de;q=0", "en"),
        ("de;q=zero", "en"),
        ("*", "en"),
        (",,;;q=,", "en"),
        ("q" * 5000, "en"),
    ],
)
def test_the_best_available_language_is_chosen_and_english_otherwise(header: str | None, chosen: str) -> None:
    assert preferred(header, ("en", "de")) == chosen


def test_every_refusal_of_the_edge_has_a_german_text() -> None:
    of_the_edge = {reason.slug for reason in all_refusals() if reason.__module__.startswith("shared.")}
    assert of_the_edge <= set(GERMAN)
    assert EDGE_TEXTS.languages == ("en", "de")
