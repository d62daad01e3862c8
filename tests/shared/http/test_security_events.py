"""What somebody who watches over a platform hears of: logged and counted, and nobody named."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from joserfc.jwk import ECKey

from shared.ground.documents import ROOT
from shared.ground.security_events import SecurityEvent, digest_of, note
from shared.http.limits import Limit
from shared.http.parts import MINUTE
from tests.fixtures.security_events import counted
from tests.shared.http.conftest import Notes

Logged = Callable[[], str]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> Logged:
    """What was logged since the test began, wherever it went."""
    caplog.set_level("INFO")
    return lambda: caplog.text + "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("event", "path", "headers"),
    [
        (SecurityEvent.TOKEN_REFUSED, "/probe/v1/notes", {"Authorization": "Bearer a.forged.one"}),
        (SecurityEvent.RIGHT_REFUSED, "/probe/v1/operators", {}),
        (SecurityEvent.SEAL_REFUSED, "/probe/v1/notes", {"Consistency-Token": f"sessions/{uuid4()}@1~{'A' * 22}"}),
    ],
)
async def test_what_is_refused_for_security_is_counted_and_logged_without_naming_anybody(
    notes_app: Notes, person: UUID, logged: Logged, event: SecurityEvent, path: str, headers: dict[str, str]
) -> None:
    before = counted(event)
    await notes_app.client.get(path, headers=notes_app.headers(person) | headers)
    assert counted(event) == before + 1
    told = logged()
    assert event.value in told
    assert path in told
    if event is not SecurityEvent.TOKEN_REFUSED:
        assert digest_of(person) in told
    for secret in (str(person), "127.0.0.1", "forged", "A" * 22):
        assert secret not in told


async def test_a_token_of_another_key_and_of_somebody_erased_are_noted(notes_app: Notes, person: UUID) -> None:
    before = counted(SecurityEvent.TOKEN_REFUSED)
    forged = notes_app.token(person, key=ECKey.generate_key("P-256", {"kid": "first"}))
    await notes_app.client.get("/probe/v1/notes", headers={"Authorization": f"Bearer {forged}"})
    await notes_app.pool.execute("INSERT INTO erased_people VALUES ($1, now())", person)
    await notes_app.write(person)
    assert counted(SecurityEvent.TOKEN_REFUSED) == before + 2


async def test_a_limit_that_is_reached_is_noted(notes_app: Notes) -> None:
    before = counted(SecurityEvent.LIMIT_REACHED)
    notes_app.with_parts(address_limit=Limit(f"address {uuid4()}", 1, MINUTE))
    for _ in range(2):
        await notes_app.client.get("/probe/v1/numbers/1")
    assert counted(SecurityEvent.LIMIT_REACHED) == before + 1


@pytest.mark.parametrize(
    "path", ["/probe/v1/numbers/1", "/probe/v1/numbers/none", "/probe/v1/nothing", "/probe/v1/notes"]
)
async def test_what_is_merely_wrong_or_not_signed_in_is_no_event(notes_app: Notes, path: str) -> None:
    before = {event: counted(event) for event in SecurityEvent}
    await notes_app.client.get(path)
    assert {event: counted(event) for event in SecurityEvent} == before


def test_an_address_can_be_recognised_and_not_read(logged: Logged) -> None:
    for address in ("192.0.2.7", "192.0.2.7", "192.0.2.8"):
        note(SecurityEvent.LIMIT_REACHED, service="probe", address=address)
    told = re.findall(r"from_address\W+(\w+)", logged())
    assert told[0] == told[1] != told[2]
    assert "192" not in told


def test_every_event_is_noted_by_somebody() -> None:
    sources = [path.read_text() for part in ("shared", "services") for path in (ROOT / part).rglob("*.py")]
    unheard = [each.name for each in SecurityEvent if not any(f"SecurityEvent.{each.name}" in text for text in sources)]
    assert unheard == []


def test_fields_are_named_ahead_so_that_nothing_personal_slips_in() -> None:
    unknown: dict[str, Any] = {"email": "a@example.org"}
    with pytest.raises(TypeError):
        note(SecurityEvent.SIGNED_IN, service="probe", **unknown)
