"""Who may do what for two people who need a hand: one table, by which routes let in and documents tell."""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal["operator", "coordinator", "oneself"]
"""`coordinator`: of the programme that the mentorship belongs to; `oneself`: one of the two, or who asked."""

MAY: Final[Mapping[str, tuple[Role, ...]]] = {
    "list_work": ("operator", "coordinator"),
    "count_work": ("operator", "coordinator"),
    "list_managed_mentorships": ("operator", "coordinator"),
    "remind_of_next_step": ("operator", "coordinator"),
    "end_on_behalf": ("operator", "coordinator"),
    "look_into_mentorship": ("operator", "coordinator"),
    "list_looks": ("oneself",),
    "ask_for_help": ("oneself",),
    "list_my_help_requests": ("oneself",),
    "withdraw_help_request": ("oneself",),
    "read_help_request": ("operator", "coordinator", "oneself"),
    "answer_help_request": ("operator", "coordinator"),
    "take_facts": ("operator", "coordinator"),
    "read_outcome_plan": ("operator", "coordinator"),
    "change_outcome_plan": ("operator", "coordinator"),
    "start_outcome_release": ("operator", "coordinator"),
    "list_outcome_releases": ("operator", "coordinator"),
    "read_outcome_release": ("operator", "coordinator"),
    "download_outcomes": ("operator", "coordinator"),
    "read_survey": ("operator", "coordinator"),
    "change_survey": ("operator", "coordinator"),
    "read_funnel": ("operator", "coordinator"),
    "read_nudges": ("operator", "coordinator"),
    "change_nudges": ("operator", "coordinator"),
    "show_outcomes": ("operator", "coordinator"),
    "read_check_in_questions": ("operator", "coordinator"),
    "change_check_in_questions": ("operator", "coordinator"),
    "read_preparation_terms": ("operator", "coordinator"),
    "change_preparation": ("operator", "coordinator"),
    "read_programme_stages": ("operator", "coordinator"),
    "change_programme_stages": ("operator", "coordinator"),
    "move_over_to_stages": ("operator", "coordinator"),
}


def documented(operation: str) -> dict[str, list[Role]]:
    """What the operation's documentation says of who may."""
    return {"x-roles": list(MAY[operation])}
