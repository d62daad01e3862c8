"""`python -m shared.contracts.documents --check | --write`: what is made from the registry, and whether it is true."""

import json
from pathlib import Path
from typing import Final

from shared.contracts import TOPICS, asyncapi
from shared.contracts.evolution import breaks
from shared.contracts.golden import faults_of
from shared.contracts.learning import PUBLISHED, RELEASED
from shared.ground.documents import ROOT, as_json, keep

ASYNCAPI: Final = ROOT / "docs" / "asyncapi.json"
README: Final = ROOT / "README.md"
BEGIN: Final = "<!-- topics: made from shared/contracts by `python -m shared.contracts.documents --write` -->"
END: Final = "<!-- end of topics -->"


def broken_contracts() -> list[str]:
    """Why a contract may not change as it did; against its schema as last published and as of the last tag."""
    found: list[str] = []
    for topic in TOPICS:
        for file in (PUBLISHED / f"{topic.type}.json", RELEASED / f"{topic.type}.json"):
            if file.exists():
                reasons = breaks(json.loads(file.read_text()), topic.state.model_json_schema())
                found += [f"{topic.type}: {reason}" for reason in reasons]
        found += faults_of(topic)
    return found


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    files = {PUBLISHED / f"{topic.type}.json": as_json(topic.state.model_json_schema()) for topic in TOPICS}
    files[ASYNCAPI] = as_json(asyncapi.document())
    before, _, rest = README.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    files[README] = f"{before}{BEGIN}\n{asyncapi.table()}\n{END}{after}"
    return files


def main() -> None:
    """Exits with 1 where a contract breaks its readers or a document is out of date."""
    keep("shared.contracts.documents", wanted, refuse=broken_contracts)


if __name__ == "__main__":
    main()
