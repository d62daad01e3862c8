"""Examples of what is sent: each service keeps beside its routes what a test has sent and had taken, by operation."""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Final

from shared.refusals import JSON

FILE: Final = "examples.json"


def examples_beside(package: str) -> Mapping[str, JSON]:
    """The bodies by operation id; none where the package has no such file yet."""
    file = resources.files(package).joinpath(FILE)
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
