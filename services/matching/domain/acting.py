"""Who may do what with match runs: one table, by which routes let in and documents tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from shared.refusals import Kind, Refusal

Role = Literal["operator", "coordinator"]
"""`coordinator`: of that very programme."""

MAY: Final[Mapping[str, tuple[Role, ...]]] = {
    "start_match_run": ("operator", "coordinator"),
    "list_match_runs": ("operator", "coordinator"),
    "read_match_run": ("operator", "coordinator"),
    "list_drafts": ("operator", "coordinator"),
    "list_unmatched": ("operator", "coordinator"),
    "cancel_match_run": ("operator", "coordinator"),
    "approve_match_run": ("operator", "coordinator"),
}


class NotYourProgramme(Refusal):
    """Only operators and the programme's own coordinators may do that."""

    slug, kind = "not-your-programme", Kind.FORBIDDEN


@dataclass(frozen=True)
class Actor:
    """Who acts. `operator`: whether they may act as one now."""

    person_id: UUID
    operator: bool = False


def documented(operation: str) -> dict[str, list[Role]]:
    """What the operation's documentation says of who may."""
    return {"x-roles": list(MAY[operation])}
