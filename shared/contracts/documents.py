"""`python -m shared.contracts.documents --check | --write`: what is made from the registry, and whether it is true."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from shared.contracts import TOPICS, asyncapi
from shared.contracts.evolution import breaks
from shared.contracts.golden import faults_of

ROOT: Final = Path(__file__).parents[2]
ASYNCAPI: Final = ROOT / "docs" / "asyncapi.json"
PUBLISHED: Final = Path(__file__).parent / "published"
README: Final = ROOT / "README.md"
BEGIN: Final = "<!-- topics: made from shared/contracts by `python -m shared.contracts.documents --write` -->"
END: Final = "<!-- end of topics -->"


def broken_contracts() -> list[str]:
    """Why a contract may not change as it did; against its schema as last published."""
    found: list[str] = []
    for topic in TOPICS:
        file = PUBLISHED / f"{topic.type}.json"
        if file.exists():
            reasons = breaks(json.loads(file.read_text()), topic.state.model_json_schema())
            found += [f"{topic.type}: {reason}" for reason in reasons]
        found += faults_of(topic)
    return found


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    files = {PUBLISHED / f"{topic.type}.json": _json(topic.state.model_json_schema()) for topic in TOPICS}
    files[ASYNCAPI] = _json(asyncapi.document())
    before, _, rest = README.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    files[README] = f"{before}{BEGIN}\n{asyncapi.table()}\n{END}{after}"
    return files


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Exits with 1 where a contract breaks its readers or a document is out of date."""
    parser = argparse.ArgumentParser(prog="python -m shared.contracts.documents", description=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    if reasons := broken_contracts():
        sys.exit("a contract may only gain optional fields:\n  " + "\n  ".join(reasons))
    stale = {file: text for file, text in wanted().items() if not file.exists() or file.read_text() != text}
    if write:
        for file, text in stale.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    elif stale:
        names = ", ".join(str(file.relative_to(ROOT)) for file in stale)
        sys.exit(f"out of date: {names}; run `python -m shared.contracts.documents --write`")


if __name__ == "__main__":
    main()
