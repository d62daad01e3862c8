"""Files that are made from the code, kept in the repository and checked to be true."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]


def as_json(value: Any) -> str:
    """JSON as it is kept: a line a value, so that a difference can be read."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def stale(wanted: Mapping[Path, str]) -> dict[Path, str]:
    """The files whose text is not the wanted one."""
    return {file: text for file, text in wanted.items() if not file.exists() or file.read_text() != text}


def keep(module: str, wanted: Callable[[], Mapping[Path, str]], refuse: Callable[[], list[str]] = list) -> None:
    """The command line of a module that makes documents: `--check` or `--write`.

    Exits with 1 where `refuse` finds a reason, or where `--check` finds a document out of date.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    if reasons := refuse():
        sys.exit("this would break those who rely on it:\n  " + "\n  ".join(reasons))
    changed = stale(wanted())
    if not write and changed:
        names = ", ".join(str(file.relative_to(ROOT)) for file in changed)
        sys.exit(f"out of date: {names}; run `python -m {module} --write`")
    for file, text in changed.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
