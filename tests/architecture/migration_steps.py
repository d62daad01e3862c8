"""What a migration may do to tables that an older release is at work on: expand, then fill, and take away only in another major number.

A release runs on the tables of every newer one of its major number. So a new step adds: what an older release does not write stays
allowed, what it reads stays where it is, and nobody waits for long. Squawk knows most of what breaks that; what it does not know is here.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from shared.ground.version import VERSION
from tests.architecture.guards import ROOT

RELEASED: Final[Mapping[str, int]] = {
    "profiles": 32,
    "matching": 27,
    "scheduling": 24,
    "mentorships": 37,
    "notifications": 15,
}
"""The last step that was released before there were these rules: up to it steps are as they are."""

# Matters of taste, and what `shared.migrations.run` sets for each step.
NOT_ASKED: Final = (
    "prefer-bigint-over-int",
    "prefer-robust-stmts",
    "require-lock-timeout",
    "require-statement-timeout",
)
TAKES_AWAY: Final = frozenset({"ban-drop-column", "ban-drop-table", "ban-drop-not-null"})

KNOWN: Final[Mapping[tuple[str, int], frozenset[str]]] = {
    # A row for each case that is open: an index of it is made in a moment.
    ("mentorships", 38): frozenset({"require-concurrent-index-creation"}),
}

_COMMENT: Final = re.compile(r"--[^\n]*")
_LOCKED: Final = re.compile(
    r"\b(?:ALTER TABLE(?: IF EXISTS)?(?: ONLY)?|CREATE (?:UNIQUE )?INDEX(?! CONCURRENTLY)[^;]*? ON|DROP TABLE(?: IF EXISTS)?"
    r"|TRUNCATE(?: TABLE)?|LOCK(?: TABLE)?|REFERENCES|CREATE TRIGGER[^;]*? ON)\s+(\w+)",
    re.IGNORECASE,
)
_FILLED: Final = re.compile(r"\b(?:UPDATE|DELETE FROM|INSERT INTO)\s+(\w+)", re.IGNORECASE)
_MADE: Final = re.compile(r"\bCREATE TABLE(?: IF NOT EXISTS)?\s+(\w+)", re.IGNORECASE)


def scripts_of(module: object) -> Sequence[str]:
    """What a step runs, in its order; nothing is run. `module`: of the step."""
    found: list[str] = []
    noted = {"run": found.append, "index": lambda name, on: found.append(f"CREATE INDEX CONCURRENTLY {name} ON {on};")}
    kept = {name: getattr(module, name) for name in noted if hasattr(module, name)}
    for name in kept:
        setattr(module, name, noted[name])
    try:
        module.upgrade()  # type: ignore[attr-defined]
    finally:
        for name, function in kept.items():
            setattr(module, name, function)
    return found


def new_steps(service: str) -> Iterator[tuple[int, object]]:
    """Number and module of each step that these rules are for."""
    for file in sorted((ROOT / "services" / service / "migrations" / "versions").glob("[0-9]*.py")):
        if (number := int(file.name[:4])) > RELEASED[service]:
            yield number, import_module(f"services.{service}.migrations.versions.{file.stem}")


def squawked(script: str, folder: Path) -> Sequence[tuple[str, str]]:
    """Rule and message of everything that Squawk finds in a script."""
    file = folder / "step.sql"
    file.write_text(script)
    program = Path(sys.executable).with_name("squawk")
    words = [str(program), "--reporter=json", "--pg-version=15", f"--exclude={','.join(NOT_ASKED)}", str(file)]
    words += [] if "CONCURRENTLY" in script else ["--assume-in-transaction"]  # so what `run` does, and not `index`
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert said.returncode in {0, 1}, said.stderr
    return [(each["rule_name"], each["message"]) for each in json.loads(said.stdout)]


def of_our_own(scripts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What Squawk does not know: two tables' locks in one transaction, and a table that is filled while its shape changes."""
    for script in scripts:
        text = _COMMENT.sub("", script)
        made = set(_MADE.findall(text))
        locked, filled = set(_LOCKED.findall(text)) - made, set(_FILLED.findall(text)) - made
        if len(locked) > 1:
            tables = ", ".join(sorted(locked))
            yield (
                "one-table",
                f"locks of {tables} in one transaction: a service takes them in another order; a step for each",
            )
        if locked and filled:
            yield (
                "expand-then-fill",
                f"{', '.join(sorted(filled))} filled under the locks of a changed table; a step for each",
            )


def wrong_in(module: object, folder: Path, version: str = VERSION) -> list[str]:
    """What a step may not do. One that takes something away names in `last_used_in` the last release that used it."""
    scripts = scripts_of(module)
    last_used = getattr(module, "last_used_in", version)
    allowed = TAKES_AWAY if _major(last_used) < _major(version) else frozenset()
    found = [*(each for script in scripts for each in squawked(script, folder)), *of_our_own(scripts)]
    return [f"{rule}: {message}" for rule, message in found if rule not in allowed]


def _major(version: str) -> int:
    return int(version.partition(".")[0])
