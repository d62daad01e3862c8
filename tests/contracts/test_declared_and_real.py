"""What services hear and say, as their `main` wires it, is what the registry says: no more and no less."""

import ast
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from shared import contracts
from shared.consuming import projection
from shared.consuming.declaration import AnyConsumer, Event
from shared.contracts import CONTACTS, ERASURES, SERVICES, SKILLS, TOPICS, Topic
from shared.postgres import Tx
from shared.running.worker import Worker
from tests.architecture.guards import ROOT
from tests.fixtures.wired import settings_of, worker_of

SAID_BY_ALL: Final = {ERASURES.name}
"""`shared.erasure` says it for whoever erases; the outbox judges it like all."""


def heard(consumers: Sequence[AnyConsumer]) -> set[str]:
    return {consumer.topic.name for consumer in consumers}


def told_to(service: str) -> set[str]:
    return {topic.name for topic in TOPICS if service in topic.consumers}


def said_in(files: Iterator[Path]) -> set[str]:
    """Topics of which records or tombstones are made there: `SESSIONS.record(…)`."""
    names = {name: value for name, value in vars(contracts).items() if isinstance(value, Topic)}
    return {
        names[node.value.id].name
        for file in files
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"record", "tombstone"}
        if isinstance(node.value, ast.Name) and node.value.id in names
    }


def unlike_the_registry(service: str, consumers: Sequence[AnyConsumer]) -> list[str]:
    real, declared = heard(consumers), told_to(service)
    return [
        *(f"`{name}` is in the registry, not in CONSUMERS of {service}" for name in sorted(declared - real)),
        *(f"`{name}` is in CONSUMERS of {service}, not in the registry" for name in sorted(real - declared)),
    ]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_hears_what_the_registry_lets_it_hear_and_all_of_it(service: str) -> None:
    assert unlike_the_registry(service, worker_of(service).consumers) == []


@pytest.mark.parametrize("service", SERVICES)
def test_an_api_waits_for_the_consumers_that_its_worker_runs(service: str) -> None:
    consumers = import_module(f"services.{service}.consumers").CONSUMERS
    assert list(worker_of(service).consumers) == list(consumers), "its `main` gives the worker `CONSUMERS`, whole"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_says_what_the_registry_lets_it_say_and_all_of_it(service: str) -> None:
    said = said_in((ROOT / "services" / service).rglob("*.py"))
    given = {topic.name for topic in TOPICS if service in topic.producers}

    assert said - given - SAID_BY_ALL == set(), "made here, and the topics' `producers` don't name the service"
    assert given - said - SAID_BY_ALL == set(), "the topics' `producers` name the service, and no record is made here"


def test_a_consumer_that_only_the_registry_knows_is_noticed() -> None:
    consumers = [each for each in worker_of("matching").consumers if each.topic is not SKILLS]
    assert unlike_the_registry("matching", consumers) == ["`skills` is in the registry, not in CONSUMERS of matching"]


def test_a_consumer_of_what_is_not_for_its_service_is_noticed() -> None:
    """Contacts are for `notifications` only."""

    @projection(CONTACTS)
    async def overhear(tx: Tx, events: Sequence[Event[Any]], now: Any) -> None: ...

    with pytest.raises(ValueError, match="matching may not hear contacts"):
        Worker(settings_of("matching"), service="matching", consumers=[overhear])
