"""Who may do what is one table for all services, and whatever changes something in others' matters leaves a trace."""

from shared.contracts import SERVICES
from tests.journeys.roles import ACTS, TRACELESS, operations, roles_of


def test_what_operators_and_coordinators_change_is_logged_or_it_is_said_why_not() -> None:
    """A new operation joins `ACTS` in `tests/journeys/roles.py`; a test on a running platform looks for the act."""
    all_ = {name: (method, roles_of(operation)) for each in SERVICES for method, _, name, operation in operations(each)}
    changing = {name for name, (method, roles) in all_.items() if roles and method != "GET"}
    assert changing == (ACTS.keys() | TRACELESS.keys()) - {name for name in ACTS if all_[name][0] == "GET"}
    assert all(all_[name][1] for name in (*ACTS, *TRACELESS))
    assert not ACTS.keys() & TRACELESS.keys()


def test_no_operation_is_for_operators_alone_and_for_others_too() -> None:
    for service in SERVICES:
        for _, _, name, operation in operations(service):
            assert not (operation.get("x-operators-only") and operation.get("x-roles", ["operator"]) != ["operator"]), (
                name
            )
