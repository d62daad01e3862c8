"""`python -m deploy.documents --check | --write`: the OpenAPI documents, the lists of problems and the table of settings, from the services."""

import importlib
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI

from deploy import settings_table
from shared.contracts import SERVICES
from shared.ground.documents import ROOT, as_json, keep
from shared.http.languages import Texts
from shared.http.problems import STATUS
from shared.refusals import Refusal, all_refusals

FOLDER: Final = ROOT / "docs"
_PLACEHOLDERS: Final = {
    "database_url": "postgresql://nobody@127.0.0.1/nowhere",
    "key_encryption_secret": "nothing is signed with it",
}


@cache
def app_of(service: str) -> FastAPI:
    """A service's app as it would be served; nothing is connected."""
    parts = importlib.import_module(f"services.{service}.app")
    required = (name for name, field in parts.Settings.model_fields.items() if field.is_required())
    app: FastAPI = parts.build_api(parts.Settings(**{name: _PLACEHOLDERS[name] for name in required}))
    return app


def problems() -> str:
    """Every slug with its title and what it tells people, in Markdown."""
    rows = [f"| `{refusal.slug}` | {refusal.kind.value} | {refusal.detail()} |" for refusal in all_refusals()]
    head = ["# Problems", "", "Each `type` is `urn:mentoring:problem:<slug>`; slugs are stable.", ""]
    return "\n".join([*head, "| slug | kind | detail |", "|---|---|---|", *dict.fromkeys(rows)]) + "\n"


def problems_for_programs() -> list[dict[str, Any]]:
    """Every problem that a service may answer, with what people are told in each language: for frontends that word them."""
    return [_told(service, refusal) for service in SERVICES for refusal in all_refusals() if _is_of(refusal, service)]


def _is_of(refusal: type[Refusal], service: str) -> bool:
    """What all services answer alike is told once, with the first of them."""
    of = refusal.__module__.split(".")
    return of[1] == service if of[0] == "services" else service == SERVICES[0] and of[0] == "shared"


def _told(service: str, refusal: type[Refusal]) -> dict[str, Any]:
    texts: Texts = app_of(service).state.texts
    return {
        "type": refusal.type_uri(),
        "service": service if refusal.__module__.startswith("services.") else None,
        "status": STATUS[refusal.kind],
        "title": refusal.title(),
        "details": {language: texts.detail(refusal, language) for language in texts.languages},
        "members": refusal.members_described.schemas,
    }


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    files = {FOLDER / "openapi" / f"{service}.json": as_json(app_of(service).openapi()) for service in SERVICES}
    files[FOLDER / "problems.md"] = problems()
    files[FOLDER / "problems.json"] = as_json(problems_for_programs())
    files[FOLDER / "who-reads-what.md"] = importlib.import_module("services.mentorships.domain.privacy").as_page()
    files[FOLDER / "operating" / "settings.md"] = settings_table.table()
    return files


def main() -> None:
    """Exits with 1 where a document is out of date."""
    keep("deploy.documents", wanted)


if __name__ == "__main__":
    main()
