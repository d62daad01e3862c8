"""Bugs in our own code: what a process meets once one is armed, and what the stage sees of it.

A bug has a victim: the first that it meets. From then on it hurts that one and no other, until it is mended.
"""

import asyncio
import json
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pydantic import create_model

from shared import timers
from shared.consuming import Event, processor
from shared.consuming.decoding import ConsumerRecord, Ignored, Poison, decode
from shared.contracts.envelope import State, Topic
from shared.ground import faults, one_by_one
from shared.mail import sending

SLOW_SECONDS: Final = 1.0
UNKNOWN_WORD: Final = "unknown word"
SLOW: Final = "slow for one key"
SLOWLY: Final = frozenset({"hang", "statement timeout"})
"""Those which one is blamed for once others of the same consumer have passed."""
BUGS: Final = ("wrong call", "error", "hang", "statement timeout", SLOW)

SHORTER: Final[Mapping[tuple[Any, str], float]] = {
    (processor, "BATCH_SECONDS"): 3.0,
    (processor, "RECORD_SECONDS"): 1.5,
    (timers, "HANDLER_SECONDS"): 1.5,
    (one_by_one, "ATTEMPT_SECONDS"): 3.0,
    (sending, "SEND_SECONDS"): 1.0,
}
"""How long a step may take while a bug is armed: a run shall not wait for what production waits for."""


@dataclass
class Bug:
    """What runs where the code of a part begins."""

    file: Path
    kind: str
    nth: int
    victim: Any = None

    async def __call__(self, about: Collection[Any]) -> None:
        if self.is_about(about):
            await (asyncio.sleep(SLOW_SECONDS) if self.kind == SLOW else faults.KINDS[self.kind]())

    def is_about(self, about: Collection[Any]) -> bool:
        """Whether the victim is among these; the first of the nth that it meets becomes it."""
        if self.victim is None and about:
            self.nth -= 1
            if self.nth == 0:
                self.victim = min(about, key=str)
                self.file.write_text(str(time.time()))
        return self.victim is not None and self.victim in about


class Bugs:
    """Those of one process. Mended by arming anything else, or nothing."""

    def __init__(self) -> None:
        self._armed = ExitStack()

    def arm(self, told: Mapping[str, Any], file: Path) -> None:
        """As `bug_of` wrote it."""
        bug = Bug(file, told["kind"], told["nth"])
        if bug.kind == UNKNOWN_WORD:
            self._armed.enter_context(_an_older_release(bug))
            return
        for (where, name), seconds in SHORTER.items():
            self._armed.enter_context(_instead(where, name, seconds))
        for part in told["parts"]:
            faults.arm_code(part, bug)

    def mend(self) -> None:
        self._armed.close()
        faults.disarm()


@contextmanager
def _instead(where: Any, name: str, what: Any) -> Iterator[None]:
    before = getattr(where, name)
    setattr(where, name, what)
    try:
        yield
    finally:
        setattr(where, name, before)


def bug_of(kind: str, parts: Collection[str], nth: int) -> str:
    """What arms a bug in a process."""
    return json.dumps({"kind": kind, "parts": list(parts), "nth": nth})


@contextmanager
def _an_older_release(bug: Bug) -> Iterator[None]:
    """Another release writes a word that this one does not know: what the victim says by it is half understood."""
    words: dict[str, str] = {}

    def read(topic: Topic[Any], record: ConsumerRecord) -> Event[Any] | Poison | Ignored:
        decoded = decode(topic, record)
        if not isinstance(decoded, Event) or not (word := getattr(decoded.state, "change", "")):
            return decoded
        if not bug.is_about([decoded.key]) or words.setdefault(topic.name, word) != word:
            return decoded
        return decode(replace(topic, state=_without(topic.state, word)), record)

    with _instead(processor, "decode", read):
        yield


def _without(state: type[State], word: str) -> type[State]:
    """The state as a release had it that did not know the word yet."""
    known = tuple(each for each in get_args(state.model_fields["change"].annotation) if each != word)
    words: Any = Literal[known or ("nothing",)]
    return create_model(f"Older{state.__name__}", __base__=state, change=(words, ...))
