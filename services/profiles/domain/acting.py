"""Who may do what in programmes and with people: one table, by which routes let in and documents tell."""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal["operator", "coordinator", "oneself", "anybody"]
"""`coordinator`: of that very programme; `oneself`: whom it is about; `anybody`: signed in or not."""

MAY: Final[Mapping[str, tuple[Role, ...]]] = {
    "list_programmes": ("anybody",),
    "read_programme": ("anybody",),
    "make_programme": ("operator",),
    "list_managed_programmes": ("operator",),
    "read_programme_terms": ("operator", "coordinator"),
    "change_programme": ("operator",),
    "archive_programme": ("operator",),
    "read_profiles_audit_log": ("operator",),
    "export_profiles_audit_log": ("operator",),
    "report_person": ("oneself",),
    "list_my_reports": ("oneself",),
    "read_my_report": ("oneself",),
    "list_reports": ("operator",),
    "read_report": ("operator",),
    "take_report": ("operator",),
    "decide_report": ("operator",),
    "read_suspension": ("operator",),
    "suspend_person": ("operator",),
    "reinstate_person": ("operator",),
    "erase_suspended_person": ("operator",),
    "add_coordinator": ("operator",),
    "remove_coordinator": ("operator",),
    "try_import": ("operator",),
    "read_import": ("operator",),
    "commit_import": ("operator",),
    "undo_import": ("operator",),
    "list_invitees": ("operator",),
    "invite_people": ("operator",),
    "export_people": ("operator",),
    "accept_invitation": ("oneself",),
    "decline_invitation": ("anybody",),
    "list_programme_people": ("operator", "coordinator"),
    "read_programme_person": ("operator", "coordinator"),
    "list_all_people": ("operator",),
    "read_any_person": ("operator",),
    "list_applicants": ("operator", "coordinator"),
    "list_memberships": ("operator", "coordinator"),
    "read_membership": ("operator", "coordinator"),
    "approve_membership": ("operator", "coordinator"),
    "refuse_membership": ("operator", "coordinator"),
    "remove_member": ("operator", "coordinator"),
    "apply_to_programme": ("oneself",),
    "list_my_memberships": ("oneself",),
    "read_my_membership": ("oneself",),
    "accept_place": ("oneself",),
    "leave_programme": ("oneself",),
    "read_form": ("anybody",),
    "read_form_terms": ("operator",),
    "change_form_terms": ("operator",),
    "validate_sign_up": ("anybody",),
    "begin_sign_up": ("anybody",),
    "sign_up_by_code": ("anybody",),
    "sign_up": ("oneself",),
    "list_my_consents": ("oneself",),
    "agree_to_consent": ("oneself",),
    "withdraw_consent": ("oneself",),
    "read_my_answers": ("oneself",),
    "read_answers": ("operator", "coordinator"),
}


def documented(operation: str) -> dict[str, list[Role]]:
    """What the operation's documentation says of who may."""
    return {"x-roles": list(MAY[operation])}
