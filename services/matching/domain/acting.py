"""Who may do what with match runs and with what is asked in programmes: one table, by which routes let in and documents tell."""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal["operator", "coordinator"]
"""`coordinator`: of that very programme."""

MAY: Final[Mapping[str, tuple[Role, ...]]] = {
    "start_match_run": ("operator", "coordinator"),
    "list_match_runs": ("operator", "coordinator"),
    "read_match_run": ("operator", "coordinator"),
    "list_drafts": ("operator", "coordinator"),
    "list_unmatched": ("operator", "coordinator"),
    "read_match_run_report": ("operator", "coordinator"),
    "show_match_run_report": ("operator", "coordinator"),
    "change_draft": ("operator", "coordinator"),
    "replay_match_run": ("operator", "coordinator"),
    "list_what_became": ("operator", "coordinator"),
    "list_rematch_causes": ("operator", "coordinator"),
    "cancel_match_run": ("operator", "coordinator"),
    "approve_match_run": ("operator", "coordinator"),
    "list_managed_proposals": ("operator", "coordinator"),
    "list_steps": ("operator", "coordinator"),
    "decide_step": ("operator", "coordinator"),
}


def documented(operation: str) -> dict[str, list[Role]]:
    """What the operation's documentation says of who may."""
    return {"x-roles": list(MAY[operation])}
