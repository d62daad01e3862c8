"""Who acts in a programme or for others: an operator, a coordinator, or somebody for themselves. What each may is the services' own."""

from dataclasses import dataclass
from uuid import UUID

from shared.refusals import Kind, Refusal


class NotYourProgramme(Refusal):
    """Only operators and the programme's own coordinators may do that."""

    slug, kind = "not-your-programme", Kind.FORBIDDEN


@dataclass(frozen=True)
class Actor:
    """Who acts. `operator`: whether they may act as one now."""

    person_id: UUID
    operator: bool = False
