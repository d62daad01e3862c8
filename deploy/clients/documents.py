"""`python -m deploy.clients.documents --check | --write`: what generators make of the API's one document, in the packages of `clients/`.

Beside it lies what they can't know, written by hand.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from deploy.clients.making import generate_python, generate_typescript
from deploy.local.folders import PYTHON_CLIENT, ROOT
from deploy.site.document import whole_document

MADE: Final[Mapping[Path, Callable[[Path, Path], None]]] = {
    PYTHON_CLIENT / "mentoring_client" / "generated": generate_python,
    ROOT / "clients" / "typescript" / "src" / "generated": generate_typescript,
}


def document_in(folder: Path) -> Path:
    """The whole API as one file."""
    (document := folder / "openapi.json").write_text(json.dumps(whole_document()))
    return document


def differing(kept: Path, made: Path) -> list[Path]:
    """Files that are in one of the two folders only, or not the same in both."""
    files = (file.relative_to(folder) for folder in (kept, made) for file in folder.rglob("*") if file.is_file())
    names = sorted({name for name in files if "__pycache__" not in name.parts})
    return [kept / name for name in names if _bytes_of(kept / name) != _bytes_of(made / name)]


def _bytes_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def write() -> None:
    """Makes them anew."""
    with tempfile.TemporaryDirectory() as folder:
        document = document_in(Path(folder))
        for kept, make in MADE.items():
            make(document, kept)


def stale() -> list[Path]:
    """What is not as it would be made now."""
    found: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        document = document_in(Path(folder))
        for kept, make in MADE.items():
            made = Path(folder) / kept.name / kept.parent.name
            made.parent.mkdir(parents=True, exist_ok=True)
            make(document, made)
            found += differing(kept, made)
    return found


def main() -> None:
    """Exits with 1 where a client is out of date."""
    parser = argparse.ArgumentParser(prog="python -m deploy.clients.documents")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        write()
    elif found := stale():
        names = ", ".join(sorted(str(each.relative_to(ROOT)) for each in found)[:10])
        sys.exit(f"out of date: {names}; run `python -m deploy.clients.documents --write`")


if __name__ == "__main__":
    main()
