"""`python -m deploy.site FOLDER [--api ADDRESS [--same-site]]`: writes the site and the web app for a static host, with compressed twins.

The app calls the API at its own address, or at the one that is named. Paths that name no file are the app's: answer them with its page.
"""

import argparse
import gzip
from pathlib import Path

from deploy.site.files import HTML, PATHS, file_at
from deploy.web.building import built
from deploy.web.served import PAGE, WebApp


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


def write_app(web: WebApp, folder: Path) -> None:
    """Its page takes the place of the one that leads to the documentation."""
    for name, body in [(PAGE, web.page), *((path.removeprefix("/"), web.file(path)) for path in web.paths())]:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
        place.with_name(f"{place.name}.gz").write_bytes(gzip.compress(body, mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.site", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--api", default="", help="the API's address, where the app stands at another one")
    parser.add_argument(
        "--same-site", action="store_true", help="app and API are of one site (app.example.org, api.example.org)"
    )
    chosen = parser.parse_args()
    write(chosen.folder)
    write_app(WebApp(built(), chosen.api, same_site=chosen.same_site), chosen.folder)


if __name__ == "__main__":
    main()
