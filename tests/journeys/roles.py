"""`python -m tests.journeys.roles --check | --write`: which operation is whose, and as what it stands in an audit log.

Made from the documents of the services, in which the routes say what their tables say (`domain/acting.py`); `test_conformity`
tries every one of them as those who may, and as somebody who may not, and looks for the acts.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from deploy.documents import app_of
from shared.contracts import SERVICES
from shared.ground.documents import ROOT, keep

PAGE: Final = ROOT / "docs" / "roles.md"
OPERATORS: Final = ("operator",)

ACTS: Final[Mapping[str, str]] = {
    "make_programme": "programme_made",
    "change_programme": "programme_changed",
    "archive_programme": "programme_archived",
    "change_form_terms": "form_changed",
    "approve_membership": "membership_approved",
    "refuse_membership": "membership_refused",
    "remove_member": "member_removed",
    "add_coordinator": "coordinator_added",
    "remove_coordinator": "coordinator_removed",
    "commit_import": "people_imported",
    "undo_import": "import_undone",
    "invite_people": "people_invited",
    "take_report": "report_taken",
    "decide_report": "report_decided",
    "suspend_person": "person_suspended",
    "reinstate_person": "person_reinstated",
    "erase_suspended_person": "person_erased",
    "read_any_person": "looked_at_person",
    "read_programme_person": "looked_at_person",
    "change_programme_rules": "rules_changed",
    "preview_programme_rules": "rules_previewed",
    "start_match_run": "match_run_started",
    "change_draft": "draft_changed",
    "cancel_match_run": "match_run_cancelled",
    "approve_match_run": "match_run_approved",
    "replay_match_run": "match_run_replayed",
    "decide_step": "step_decided",
    "change_preparation": "preparation_form_changed",
    "change_check_in_questions": "check_in_form_changed",
    "answer_help_request": "help_answered",
    "remind_of_next_step": "reminded",
    "end_on_behalf": "ended_on_behalf",
    "take_facts": "facts_taken_in",
    "change_outcome_plan": "outcome_plan_changed",
    "start_outcome_release": "outcomes_asked_for",
    "change_survey": "survey_changed",
    "change_programme_stages": "programme_stages_changed",
    "move_over_to_stages": "mentorships_moved_over",
    "change_nudges": "nudges_changed",
    "look_into_mentorship": "looked_into_mentorship",
    "decide_appeal": "appeal_decided",
    "export_profiles_audit_log": "audit_log_exported",
    "export_matching_audit_log": "audit_log_exported",
    "export_mentorships_audit_log": "audit_log_exported",
    "export_scheduling_audit_log": "audit_log_exported",
}
"""What an operation that operators or coordinators ask is called in its service's audit log."""
TRACELESS: Final[Mapping[str, str]] = {
    "try_import": "nothing has happened yet: taking it over is logged",
    **{
        f"{act}_{service}_{what}": "kept with its reason beside the record (`operator_acts`)"
        for service in SERVICES
        for act, what in (
            ("replay", "dead_letter"),
            ("discard", "dead_letter"),
            ("release", "parked_key"),
            ("discard", "parked_key"),
        )
    },
}
"""What changes something and is in no audit log, and why."""

_HEAD: Final = """# Who may do what

Each operation that is not everybody's, by the roles that may ask it, and what it is called in the audit log of its service
(`GET /<service>/v1/audit-log`). Made from the services' documents, which say what their routes go by; `tests/profiles/test_acting.py`,
`tests/matching/runs/test_match_runs.py` and `tests/mentorships/test_work_list.py` ask them as every other role,
`tests/journeys/test_conformity.py` and `test_wrong_callers.py` on a running platform, as those who may and as strangers.

A coordinator is one of that very programme; operators act with a passkey. Whoever may not is told so alike whether or not there is such
a thing. All other operations are about what is one's own, or open to anybody.
"""


def operations(service: str) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Method, address, id and description of each operation of a service."""
    for path, found in app_of(service).openapi()["paths"].items():
        for method, operation in found.items():
            if isinstance(operation, dict) and "operationId" in operation:
                yield method.upper(), path, operation["operationId"], operation


def roles_of(operation: Mapping[str, Any]) -> tuple[str, ...]:
    """Operators, coordinators, or neither: then it is about what is one's own, or anybody's."""
    if operation.get("x-operators-only"):
        return OPERATORS
    return tuple(role for role in operation.get("x-roles", ()) if role in {"operator", "coordinator"})


def who_may() -> str:
    """The table as Markdown: a section for each service."""
    return _HEAD + "".join(f"\n## {service}\n\n{_section(service)}" for service in SERVICES)


def _section(service: str) -> str:
    rows = ["| operation | | coordinator | operator | in the audit log |", "|---|---|---|---|---|"]
    for method, path, name, operation in operations(service):
        if roles := roles_of(operation):
            coordinator, operator = ("yes" if role in roles else "" for role in ("coordinator", "operator"))
            act = f"`{ACTS[name]}`" if name in ACTS else TRACELESS.get(name, "")
            rows.append(f"| `{name}` | `{method} {path}` | {coordinator} | {operator} | {act} |")
    return "\n".join(rows) + "\n"


def wanted() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    return {PAGE: who_may()}


if __name__ == "__main__":
    keep("tests.journeys.roles", wanted)
