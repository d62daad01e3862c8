"""The schema of the compose specification, as check-jsonschema carries it."""

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs


def wrong(compose: Mapping[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    """What in the file the specification does not know."""
    for error in jsonschema_rs.validator_for(schema).iter_errors(compose):
        yield f"{'/'.join(map(str, error.instance_path))}: {error.message[:300]}"
