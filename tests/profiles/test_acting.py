"""Roles × operations: whoever is not in the table's row is refused, and learns nothing."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import httpx
import pytest

from services.profiles.domain.acting import MAY
from shared.ids import uuid7
from tests.profiles.conftest import Profiles, Someone, slug_of
from tests.profiles.test_memberships import applied
from tests.profiles.test_programmes import TERMS, log_of, made

REASON: Final = {"reason": "Because."}
CALLS: Final[dict[str, tuple[str, str, Any]]] = {
    "make_programme": ("POST", "/programmes", {**TERMS, "slug": "never-made"}),
    "list_managed_programmes": ("GET", "/managed-programmes", None),
    "read_programme_terms": ("GET", "/programmes/{programme}/terms", None),
    "change_programme": ("PUT", "/programmes/{programme}/terms", TERMS),
    "archive_programme": ("POST", "/programmes/{programme}/archiving", REASON),
    "read_profiles_audit_log": ("GET", "/audit-log", None),
    "export_profiles_audit_log": ("GET", "/audit-log/export", None),
    "read_my_report": ("GET", "/me/reports/{report}", None),
    "list_reports": ("GET", "/reports", None),
    "read_report": ("GET", "/reports/{report}", None),
    "take_report": ("POST", "/reports/{report}/taking", None),
    "decide_report": ("POST", "/reports/{report}/decision", {"outcome": "no_breach", **REASON}),
    "read_suspension": ("GET", "/people/{person}/suspension", None),
    "suspend_person": ("POST", "/people/{person}/suspension", REASON),
    "reinstate_person": ("POST", "/people/{person}/reinstatement", REASON),
    "erase_suspended_person": ("POST", "/people/{person}/erasure", None),
    "add_coordinator": ("PUT", "/programmes/{programme}/coordinators/{person}", None),
    "remove_coordinator": ("DELETE", "/programmes/{programme}/coordinators/{person}", None),
    "try_import": ("POST", "/programmes/{programme}/imports", {"file": "ZW1haWwscm9sZQo="}),
    "read_import": ("GET", "/programmes/{programme}/imports/{membership}", None),
    "commit_import": ("POST", "/programmes/{programme}/imports/{membership}/commit", None),
    "undo_import": ("POST", "/programmes/{programme}/imports/{membership}/undoing", None),
    "list_invitees": ("GET", "/programmes/{programme}/invitees", None),
    "invite_people": ("POST", "/programmes/{programme}/invitations", None),
    "export_people": ("GET", "/programmes/{programme}/people.csv", None),
    "list_programme_people": ("GET", "/programmes/{programme}/people", None),
    "read_programme_person": ("GET", "/programmes/{programme}/people/{person}", None),
    "list_all_people": ("GET", "/managed-people", None),
    "read_any_person": ("GET", "/managed-people/{person}", None),
    "list_applicants": ("GET", "/applicants?programme_id={programme}", None),
    "list_memberships": ("GET", "/programmes/{programme}/memberships", None),
    "read_membership": ("GET", "/programmes/{programme}/memberships/{membership}", None),
    "approve_membership": ("POST", "/programmes/{programme}/memberships/{membership}/approval", None),
    "refuse_membership": ("POST", "/programmes/{programme}/memberships/{membership}/refusal", REASON),
    "remove_member": ("POST", "/programmes/{programme}/memberships/{membership}/removal", REASON),
    "read_my_membership": ("GET", "/me/memberships/{membership}", None),
    "accept_place": ("POST", "/me/memberships/{membership}/acceptance", None),
    "leave_programme": ("POST", "/me/memberships/{membership}/leaving", None),
    "read_form_terms": ("GET", "/programmes/{programme}/form/terms", None),
    "change_form_terms": ("PUT", "/programmes/{programme}/form/terms", {}),
    "read_my_answers": ("GET", "/me/memberships/{membership}/answers", None),
    "read_answers": ("GET", "/programmes/{programme}/memberships/{membership}/answers", None),
}
OF_EVERYBODY: Final = {
    "list_programmes",
    "read_programme",
    "read_form",
    "validate_sign_up",
    "begin_sign_up",
    "sign_up_by_code",
    "apply_to_programme",
    "sign_up",
    "list_my_memberships",
    "list_my_consents",
    "agree_to_consent",
    "withdraw_consent",
    "accept_invitation",
    "decline_invitation",
    "report_person",
    "list_my_reports",
}
"""What anybody asks about what is open to all, or about themselves."""
WRONG: Final = ("stranger", "member", "coordinator of another programme", "operator without a passkey", "coordinator")


@dataclass(frozen=True)
class Scene:
    """A programme with somebody who applied, and one of each who might ask."""

    ids: dict[str, str]
    people: dict[str, Someone]

    async def ask(self, who: str, operation: str, **other_ids: str) -> httpx.Response:
        method, path, body = CALLS[operation]
        there = path.format(**{**self.ids, **other_ids})
        return await self.people[who].ask(method, there, json=body, headers={"If-Match": "*"})


@pytest.fixture
async def scene(profiles: Profiles) -> Scene:
    operator = await profiles.operator()
    programme, other = await made(operator), await made(operator)
    names = ("applicant", "stranger", "member", "coordinator", "coordinator of another programme")
    people = {name: await profiles.someone() for name in names}
    own = await applied(people["applicant"], programme)
    joined = await applied(people["member"], programme)
    await operator.ask("POST", f"/programmes/{programme['id']}/memberships/{joined['id']}/approval")
    for name, where in (("coordinator", programme), ("coordinator of another programme", other)):
        await operator.ask("PUT", f"/programmes/{where['id']}/coordinators/{people[name].person_id}")
    unproven = await profiles.operator()
    await profiles.pool.execute(
        "UPDATE refresh_families SET passkey_shown_at = NULL WHERE person_id = $1", unproven.person_id
    )
    tokens = (await profiles.refresh(unproven.tokens["refresh_token"])).json()
    people |= {"operator": operator, "operator without a passkey": Someone(profiles.client, unproven.email, tokens)}
    about = {"reason": "rude", "text": "Rude."}
    reported = await people["applicant"].ask("POST", f"/people/{people['stranger'].person_id}/reports", json=about)
    ids = {
        "report": reported.json()["id"],
        "programme": programme["id"],
        "membership": own["id"],
        "person": str(people["member"].person_id),
    }
    return Scene(ids, people)


def test_every_operation_of_the_table_is_tried() -> None:
    assert MAY.keys() == CALLS.keys() | OF_EVERYBODY


def test_documents_and_routes_say_what_the_table_says(profiles: Profiles) -> None:
    said = {
        operation["operationId"]: (operation.get("x-roles"), operation.get("x-operators-only", False))
        for path in profiles.app.openapi()["paths"].values()
        for operation in path.values()
    }
    for name, roles in MAY.items():
        documented, operators_only = said[name]
        assert operators_only == (roles == ("operator",)), name
        assert documented == list(roles) or name.endswith("_profiles_audit_log"), name
    assert {name for name, (roles, _) in said.items() if roles} <= MAY.keys()


@pytest.mark.parametrize("who", WRONG)
async def test_whoever_may_not_is_refused_and_learns_nothing_and_changes_nothing(
    profiles: Profiles, scene: Scene, who: str
) -> None:
    before = await profiles.pool.fetchval("SELECT sum(hashtextextended(t::text, 0)) FROM memberships AS t")
    leaks = {}
    for operation in CALLS:
        if who in MAY[operation]:
            continue
        real = await scene.ask(who, operation)
        nobody_s = await scene.ask(
            who, operation, programme=str(uuid7()), membership=str(uuid7()), person=str(uuid7()), report=str(uuid7())
        )
        same = {**real.json(), "instance": ""} == {**nobody_s.json(), "instance": ""}
        if real.status_code not in (403, 404) or not same:
            leaks[operation] = (real.status_code, nobody_s.status_code)
    assert leaks == {}
    after = await profiles.pool.fetchval("SELECT sum(hashtextextended(t::text, 0)) FROM memberships AS t")
    assert after == before


@pytest.mark.parametrize("who", ["operator", "coordinator"])
@pytest.mark.parametrize("operation", [name for name, roles in MAY.items() if "coordinator" in roles])
async def test_whoever_may_is_let_in(scene: Scene, who: str, operation: str) -> None:
    answer = await scene.ask(who, operation)
    assert answer.status_code == 200 or slug_of(answer) in {"membership-not-open", "no-answers"}, answer.text


async def test_what_a_coordinator_does_is_logged_as_theirs(scene: Scene) -> None:
    await scene.ask("coordinator", "approve_membership")
    coordinator = scene.people["coordinator"]
    (entry,) = await log_of(scene.people["operator"], actor_id=str(coordinator.person_id))
    assert (entry["act"], entry["role"], entry["programme_id"]) == (
        "membership_approved",
        "coordinator",
        scene.ids["programme"],
    )


async def test_who_coordinates_no_longer_decides_nothing_any_more(scene: Scene) -> None:
    coordinator = scene.people["coordinator"]
    path = f"/programmes/{scene.ids['programme']}/coordinators/{coordinator.person_id}"
    assert (await scene.people["operator"].ask("DELETE", path)).status_code == 204
    assert (await scene.ask("coordinator", "approve_membership")).status_code == 403
    assert (await scene.people["operator"].ask("DELETE", path)).status_code == 404


async def test_nobody_is_made_a_coordinator_who_is_not_there(scene: Scene) -> None:
    path = f"/programmes/{scene.ids['programme']}/coordinators/{UUID(int=7)}"
    assert slug_of(await scene.people["operator"].ask("PUT", path)) == "person-not-found"
