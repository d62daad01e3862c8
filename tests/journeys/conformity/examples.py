"""What the tour sends becomes the documents' examples: `python -m tests.journeys.conformity --examples` keeps it.

What is new in each run (ids, times, codes, addresses) is written the same each time, so that a difference means something.
"""

import base64
import json
import re
from pathlib import Path
from typing import Any, Final

from shared.contracts import SERVICES
from shared.ground.documents import ROOT, as_json
from shared.http.examples import FILE
from tests.journeys.conformity.contracts import Contracts

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IN_THE_SAME_WORDS: Final = (
    (re.compile(rf"-{_UUID.pattern}$"), ""),
    (_UUID, "01890a5d-ac96-774b-bcce-b302099a8057"),
    (re.compile(r"20[2-8]\d-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)"), "2030-01-31T09:00:00Z"),
    (re.compile(r"20[2-8]\d-\d\d-\d\d$"), "2030-01-31"),
    (re.compile(r"^[^@\s]+@[^@\s]+$"), "amina@example.org"),
    (re.compile(rf"^(?!{_UUID.pattern}$)[A-Za-z0-9_-]{{22,}}$"), "kq1h0q6n0Zt9QwVYj3Ew8w1zCq3mPq0v5m7mJ4p2xXo"),
)
_GIVEN: Final = re.compile("[A-Za-z0-9_-]{22}")
_NUMBERS: Final = {"until": 1893488400, "form_version": 1}
"""What is as it happens to be: an hour in seconds, how often a form was changed."""


def as_example(sent: Any, name: str = "") -> Any:
    """A body without what is new in each run."""
    if isinstance(sent, dict):
        return {key: as_example(value, key) for key, value in sent.items()}
    if isinstance(sent, list):
        return [as_example(each, name) for each in sent]
    if not isinstance(sent, str):
        return _NUMBERS.get(name, sent) if isinstance(sent, int) else sent
    if name == "file":
        rows = base64.b64decode(sent).decode()
        return base64.b64encode(re.sub(r"[^,\s]+@[^,\s]+", "amina@example.org", rows).encode()).decode()
    if name in {"code", "mail_code"}:
        return _code_like(sent)
    for new, same in _IN_THE_SAME_WORDS:
        sent = new.sub(same, sent)
    return sent


def _code_like(sent: str) -> str:
    """Digits of a mail, what a link or a command gave, or the word that lets one into a programme."""
    if _GIVEN.fullmatch(sent):
        return "k3J9k3J9k3J9k3J9k3J9kA"
    return re.sub(r"\d+", "123456", sent) if sent.isdigit() else "SPRING-2027-K7"


def examples_of(contracts: Contracts, service: str) -> dict[str, Any]:
    """What was sent to each operation of the service and taken, the first time."""
    return {
        name: as_example(json.loads(contracts.taken[name]))
        for name in sorted(contracts.taken)
        if contracts.known[name].service == service
    }


def file_of(service: str) -> Path:
    return ROOT / "services" / service / "api" / FILE


def write(contracts: Contracts) -> None:
    """Keeps the examples of all services."""
    for service in SERVICES:
        file_of(service).write_text(as_json(examples_of(contracts, service)))
