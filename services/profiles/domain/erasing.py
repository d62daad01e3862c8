"""How far an erasure is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.refusals import Kind, Refusal


class UnknownErasure(Refusal):
    """There is no such erasure."""

    slug, kind = "erasure-not-found", Kind.NOT_FOUND


@dataclass(frozen=True)
class Erasure:
    """A person's wish to be forgotten. `done`: since when each service has forgotten them."""

    erasure_id: UUID
    person_id: UUID
    requested_at: datetime
    services: Sequence[str]
    done: Mapping[str, datetime]

    @property
    def completed_at(self) -> datetime | None:
        """When the last service had forgotten the person; None while one still has to."""
        if not all(service in self.done for service in self.services):
            return None
        return max(self.done[service] for service in self.services)
