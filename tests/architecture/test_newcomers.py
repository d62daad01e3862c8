"""What somebody who adds an event, a route or a message is told without anybody thinking of it: found in the code, not in a list."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

from deploy.documents import app_of
from services.notifications.domain.messages import MessageKind
from services.notifications.letters.links import PAGES, PATHS, Page
from shared.contracts import SERVICES, TOPICS
from shared.ground.documents import ROOT
from shared.http.german import GERMAN
from shared.refusals import all_refusals

each_service = pytest.mark.parametrize("service", SERVICES)


# --- docstrings of topics ------------------------------------------------------------------------------------------------


def _topics_said(docstring: str, verb: str) -> set[str]:
    """The topics that stand in backticks from the verb to the other verb, or the end."""
    said = re.split(r"\b(?=publishes\b|listens to\b)", docstring, flags=re.IGNORECASE)
    known = {topic.name for topic in TOPICS}
    return {name for part in said if part.lower().startswith(verb) for name in re.findall(r"`(\w+)`", part)} & known


def _said_otherwise(service: str, docstring: str) -> list[str]:
    """What the docstring must say of topics and doesn't, or says and must not."""
    true = {
        "publishes": {topic.name for topic in TOPICS if service in topic.producers},
        "listens to": {topic.name for topic in TOPICS if service in topic.consumers},
    }
    said = {verb: _topics_said(docstring, verb) for verb in true}
    return [
        f"{what} `{topic}` where services/{service}/__init__.py says what it {verb}"
        for verb in true
        for what, topics in (("add", true[verb] - said[verb]), ("take out", said[verb] - true[verb]))
        for topic in sorted(topics)
    ]


@each_service
def test_a_services_docstring_names_the_topics_that_it_publishes_and_listens_to(service: str) -> None:
    assert _said_otherwise(service, importlib.import_module(f"services.{service}").__doc__ or "") == []


def test_a_topic_that_a_docstring_leaves_out_or_makes_up_is_noticed() -> None:
    docstring = (
        "Owns `contacts`. Publishes `sessions` and `unheard`; listens to `erasures` and `achievements` (for `skills`)."
    )
    assert _said_otherwise("profiles", docstring) == [
        *(
            f"add `{topic.name}` where services/profiles/__init__.py says what it publishes"
            for topic in sorted(TOPICS, key=lambda topic: topic.name)
            if "profiles" in topic.producers
        ),
        "take out `sessions` where services/profiles/__init__.py says what it publishes",
        "take out `skills` where services/profiles/__init__.py says what it listens to",
    ]


# --- refusals in German --------------------------------------------------------------------------------------------------


def _german(service: str) -> set[str]:
    return set(importlib.import_module(f"services.{service}.german").GERMAN)


def _in_one_language_only(refusals: Iterable[str], german: set[str]) -> set[str]:
    """What is refused without German words, and German words for what nobody refuses."""
    said = set(refusals)
    return (said - german - set(GERMAN)) | (german - said)


@each_service
def test_every_refusal_has_german_words(service: str) -> None:
    app_of(service)  # whatever refuses is imported
    refusals = [each.slug for each in all_refusals() if each.__module__.startswith(f"services.{service}.")]
    assert refusals
    assert _in_one_language_only(refusals, _german(service)) == set()


def test_a_refusal_without_german_words_and_words_that_nobody_says_are_noticed() -> None:
    assert _in_one_language_only(["story-not-found", "not-found"], {"tale-not-found"}) == {
        "story-not-found",
        "tale-not-found",
    }


FAMILIAR = re.compile(
    r"\b(du|dein\w*|dich|dir|euch|euer|eure\w*|sieh|gib|lies|sag|mach|schlag|lass|zieh)\b", re.IGNORECASE
)
"""How friends are spoken to in German. We say *Sie* to everybody, in every text."""


def test_german_speaks_to_everybody_alike() -> None:
    sources = [
        *(ROOT / "services").glob("**/german.py"),
        *(ROOT / "services").glob("**/de.ftl"),
        ROOT / "shared" / "http" / "german.py",
        ROOT / "shared" / "http" / "inside" / "wording.py",
    ]
    assert len(sources) > 7
    assert {
        str(file.relative_to(ROOT)): found for file in sources if (found := FAMILIAR.findall(file.read_text()))
    } == {}


def test_familiar_words_are_noticed() -> None:
    assert FAMILIAR.findall("Du hast deinen Termin. Sieh nach!") == ["Du", "deinen", "Sieh"]


# --- CHANGELOG -----------------------------------------------------------------------------------------------------------


def _untold(changelog: str) -> set[str]:
    """Topics and kinds of messages that the changelog never named."""
    named = set(re.findall(r"`(\w+)`", changelog))
    return {topic.name for topic in TOPICS} - named | {kind.value for kind in MessageKind} - named


def test_a_topic_and_a_kind_of_message_that_are_new_stand_in_the_changelog() -> None:
    assert _untold((ROOT / "CHANGELOG.md").read_text()) == set()


def test_a_topic_or_kind_that_the_changelog_leaves_out_is_noticed() -> None:
    text = (ROOT / "CHANGELOG.md").read_text()
    assert _untold(text.replace("`feedback`", "feedback").replace("`clock_change`", "")) == {"feedback", "clock_change"}


# --- Location ------------------------------------------------------------------------------------------------------------


def _locations(service: str) -> Iterator[str]:
    """What each route of the service says in `Location`, with `{}` for what it fills in."""
    for file in sorted((ROOT / "services" / service / "api").rglob("*.py")):
        yield from _locations_in(file)


def _locations_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.keyword) and node.arg == "location":
            assert isinstance(node.value, ast.Lambda), (
                f"{file.name}: a Location is a lambda, so that it can be read here"
            )
            said = node.value.body
            assert isinstance(said, ast.JoinedStr | ast.Constant), f"{file.name}: a Location is a text"
            parts = said.values if isinstance(said, ast.JoinedStr) else [said]
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)


@each_service
def test_what_was_made_can_be_read_where_location_says(service: str) -> None:
    readable = {
        re.sub(r"\{\w+\}", "{}", path)
        for path, operations in app_of(service).openapi()["paths"].items()
        if "get" in operations
    }
    assert [location for location in _locations(service) if location not in readable] == []


def test_a_location_is_found_where_a_route_says_one(tmp_path: Path) -> None:
    (file := tmp_path / "route.py").write_text('run(act, location=lambda view: f"/x/v1/stories/{view.id}")')
    assert list(_locations_in(file)) == ["/x/v1/stories/{}"]


# --- links of messages ---------------------------------------------------------------------------------------------------


def _leads_nowhere(kind: MessageKind, pages: Mapping[MessageKind, Page]) -> str | None:
    if kind not in pages:
        return f"PAGES of services/notifications/letters/links.py lacks MessageKind.{kind.name}"
    return None if pages[kind] in PATHS else f"PATHS of services/notifications/letters/links.py lacks {pages[kind]!r}"


@pytest.mark.parametrize("kind", MessageKind)
def test_a_message_of_every_kind_leads_to_a_page(kind: MessageKind) -> None:
    assert _leads_nowhere(kind, PAGES) is None


def test_a_kind_that_leads_to_no_page_is_noticed() -> None:
    others = dict(PAGES)
    del others[MessageKind.BOOKING]
    assert _leads_nowhere(MessageKind.BOOKING, others) == (
        "PAGES of services/notifications/letters/links.py lacks MessageKind.BOOKING"
    )


def test_every_page_has_a_path_for_people_and_none_of_the_api() -> None:
    assert PATHS.keys() == set(get_args(Page)), "`Page` and `PATHS` of letters/links.py name the same pages"
    for path in PATHS.values():
        assert re.fullmatch(
            r"(/([a-z-]+|\{(subject|session_id|mentorship_id|invitation_id|programme_id|run_id)\}))+", path
        )
        assert not path.startswith(tuple(f"/{service}/v1/" for service in SERVICES))
