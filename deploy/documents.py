"""`python -m deploy.documents --check | --write`: the OpenAPI documents, the list of problems and the table of settings, from the services."""

import importlib
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from deploy import settings_table
from shared.contracts import SERVICES
from shared.ground.documents import ROOT, as_json, keep
from shared.refusals import all_refusals

FOLDER: Final = ROOT / "docs"
_PLACEHOLDERS: Final = {
    "database_url": "postgresql://nobody@127.0.0.1/nowhere",
    "key_encryption_secret": "nothing is signed with it",
}


def app_of(service: str) -> FastAPI:
    """A service's app as it would be served; nothing is connected."""
    main = importlib.import_module(f"services.{service}.main")
    required = (name for name, field in main.Settings.model_fields.items() if field.is_required())
    app: FastAPI = main.build_api(main.Settings(**{name: _PLACEHOLDERS[name] for name in required}))
    return app


def problems() -> str:
    """Every slug with its title and what it tells people, in Markdown."""
    rows = [f"| `{refusal.slug}` | {refusal.kind.value} | {refusal.detail()} |" for refusal in all_refusals()]
    head = ["# Problems", "", "Each `type` is `urn:mentoring:problem:<slug>`; slugs are stable.", ""]
    return "\n".join([*head, "| slug | kind | detail |", "|---|---|---|", *dict.fromkeys(rows)]) + "\n"


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    files = {FOLDER / "openapi" / f"{service}.json": as_json(app_of(service).openapi()) for service in SERVICES}
    files[FOLDER / "problems.md"] = problems()
    files[FOLDER / "who-reads-what.md"] = importlib.import_module("services.mentorships.domain.privacy").as_page()
    files[FOLDER / "operating" / "settings.md"] = settings_table.table()
    return files


def main() -> None:
    """Exits with 1 where a document is out of date."""
    keep("deploy.documents", wanted)


if __name__ == "__main__":
    main()
