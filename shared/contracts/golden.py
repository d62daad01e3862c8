"""Golden examples: records of every contract version as they stand in the topics, for readers to prove themselves on."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from shared.contracts.envelope import Topic
from shared.ground.documents import ROOT

FOLDER: Final = Path(__file__).parent / "golden"


class NoExamples(LookupError):
    """Of this topic no example was written yet."""


@dataclass(frozen=True)
class Example:
    """A record: key and headers as text, `value` as JSON; None is a tombstone."""

    key: str
    headers: dict[str, str]
    value: dict[str, Any] | None

    @property
    def value_bytes(self) -> bytes | None:
        return None if self.value is None else json.dumps(self.value).encode()


def examples_of(topic: Topic[Any]) -> tuple[Example, ...]:
    """The golden examples of a topic's present version, oldest first; they are only ever added to. Raises `NoExamples`."""
    file = FOLDER / f"{topic.type}.json"
    if not file.exists():
        raise NoExamples(f"no examples of {topic.type}: make {file.relative_to(ROOT)}")
    return tuple(Example(**entry) for entry in json.loads(file.read_text()))


def faults_of(topic: Topic[Any]) -> list[str]:
    """What is wrong between a topic's contract and its examples; empty when all is well."""
    found: list[str] = []
    changes: set[str] = set()
    for number, example in enumerate(examples_of(topic)):
        if example.headers.get("ce_type") != topic.type or example.headers.get("ce_subject") != example.key:
            found.append(f"{topic.type} example {number}: the headers are not those of the topic and key")
        if example.value_bytes is None:
            changes.add("a tombstone")
            continue
        try:
            state = topic.parse(example.value_bytes)
        except ValueError as error:
            found.append(f"{topic.type} example {number} can't be read any more: {error}")
            continue
        changes.add(example.value["change"] if example.value else "")
        if json.loads(state.model_dump_json(exclude_none=True)).items() < (example.value or {}).items():
            found.append(f"{topic.type} example {number} is not written as it was read: a field was lost")
    wanted = {"a tombstone", *get_args(topic.state.model_fields["change"].annotation)}
    found += [f"{topic.type}: no example shows {change}" for change in sorted(wanted - changes)]
    return found
