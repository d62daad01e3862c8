"""The poison corpus: records that should never be on a topic, and what must happen to each. The data is `poison.json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from shared.consuming import KeptRecord, Kind
from tests.fixtures.records import erasure

FILE: Final = Path(__file__).with_name("poison.json")


@dataclass(frozen=True)
class Poison:
    """A record made from a sound one by the changes that are named; in its texts each character is a byte.

    `after`: sequences of sound records of the same key that come before it; `after_poison`: an unreadable one does.
    """

    name: str
    projection: str
    reaction: str
    without: Sequence[str] = ()
    headers: Mapping[str, str | None] | None = None
    only: Mapping[str, str | None] | None = None
    key: str | None = "its own"
    value: str | None = "its own"
    state: Mapping[str, Any] | None = None
    padded_to: int = 0
    sequence: int = 1
    times: int = 1
    after: Sequence[int] = ()
    after_poison: bool = False
    handler: str = "works"

    def expected_of(self, kind: Kind) -> str:
        """`handled`, `ignored`, `passed over`, or `kept: ` with the kind of the reason."""
        return self.projection if kind is Kind.PROJECTION else self.reaction

    def records(self, aggregate: UUID) -> list[KeptRecord]:
        """What is put on the topic, the record in question last."""
        before = [erasure(aggregate, sequence) for sequence in self.after]
        if self.after_poison:
            before.append(replace(erasure(aggregate, 1), value=b"{"))
        return [*before, *[self._record(aggregate)] * self.times]

    def _record(self, aggregate: UUID) -> KeptRecord:
        sound = erasure(aggregate, self.sequence)
        changed = {_name(name): _bytes(value) for name, value in (self.headers or {}).items()}
        dropped = {*self.without, *changed}
        headers = [header for header in sound.headers if header[0] not in dropped and self.only is None]
        return replace(
            sound,
            key=sound.key if self.key == "its own" else _bytes(self.key),
            value=self._value(sound.value or b""),
            headers=(*headers, *changed.items()),
        )

    def _value(self, sound: bytes) -> bytes | None:
        if self.value != "its own":
            return _bytes(self.value)
        state = {**json.loads(sound), **(self.state or {})}
        value = json.dumps(state).replace('"NaN, unquoted"', "NaN").encode()
        if self.padded_to:
            state["padding"] = "x" * (self.padded_to - len(value) - len(', "padding": ""'))
            return json.dumps(state).encode()
        return value


def _name(text: str) -> str:
    """A header's name as a client gives it."""
    return (_bytes(text) or b"").decode(errors="surrogateescape")


def corpus() -> list[Poison]:
    """All of it, in the order of the file."""
    return [Poison(**entry) for entry in json.loads(FILE.read_text())]


def _bytes(text: str | None) -> bytes | None:
    return text.encode("latin-1") if text is not None else None
