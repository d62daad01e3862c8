"""`python -m deploy.site FOLDER`: writes the site for a static host, each file with its compressed twin beside it."""

import sys
from pathlib import Path

from deploy.site.files import HTML, PATHS, file_at


def place_of(path: str, folder: Path) -> Path:
    """Where a static host looks for a path: pages are folders with an `index.html`."""
    found = file_at(path)
    return (
        folder / path.removeprefix("/") / "index.html" if found.media_type == HTML else folder / path.removeprefix("/")
    )


def write(folder: Path) -> None:
    """Replaces what lies there under the same names."""
    for path in sorted(PATHS):
        place = place_of(path, folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file_at(path).body)
        place.with_name(f"{place.name}.gz").write_bytes(file_at(path).compressed)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
