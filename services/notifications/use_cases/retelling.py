"""What notifications tells again after its tables or its topics were set back: whom it has erased, and nothing else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from shared.erasure import telling_of
from shared.publishing.retelling import Telling


def tellings(*, now: datetime) -> Sequence[Telling[Any]]:  # noqa: ARG001 — every service is asked in one way
    """Its one topic."""
    return (telling_of("notifications"),)
