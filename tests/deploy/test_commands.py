"""The commands, as far as they need no running platform."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from deploy.local.__main__ import COMMANDS, main
from deploy.local.commands import clock
from deploy.local.environment import Parts, settings_of
from deploy.local.folders import ROOT, Folders
from deploy.local.lock import Lock, State
from deploy.local.secrets import SERVICES, secrets_in
from deploy.local.trouble import Trouble


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setenv("MENTORING_DATA", str(tmp_path / "data"))
    made = Folders(tmp_path / "data")
    made.make()
    return made


@contextmanager
def running(place: Folders, *, with_clock: bool) -> Iterator[None]:
    """What other commands see of a running platform."""
    lock = Lock(place.lock)
    lock.take()
    place.clock.write_text("0")
    State(os.getpid(), "http://127.0.0.1:1", "", "", "", split=False, clock=with_clock, ready=True).write(place)
    yield
    lock.release()


def test_every_command_has_its_module() -> None:
    modules = {path.stem for path in (ROOT / "deploy/local/commands").glob("*.py")} - {"__init__"}
    assert modules == {name.replace("-", "_") for name in COMMANDS}


def test_an_unknown_command_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start"]) == 2
    assert "demo" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["events", "dead-letters", "clock", "operator ada@example.org"])
def test_without_a_platform_a_command_says_how_to_start_one(
    place: Folders, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main(command.split()) == 1
    assert "./mentoring up --detach" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("+2d", timedelta(days=2)),
        ("+3h", timedelta(hours=3)),
        ("+30m", timedelta(minutes=30)),
        ("+1d12h", timedelta(hours=36)),
    ],
)
def test_a_step_in_time(text: str, meant: timedelta) -> None:
    assert clock.duration(text) == meant


@pytest.mark.parametrize("text", ["2d", "-2d", "+", "+2", "+2w", "+2d-1h"])
def test_what_is_no_step_forward_is_refused(text: str) -> None:
    with pytest.raises(Trouble):
        clock.duration(text)


def test_the_clock_moves_on_and_on(place: Folders) -> None:
    with running(place, with_clock=True):
        assert main(["clock", "+2d"]) == 0
        assert main(["clock", "+3h"]) == 0
    assert clock.offset_of(place) == timedelta(days=2, hours=3)


def test_a_platform_on_real_time_has_no_clock_to_move(place: Folders, capsys: pytest.CaptureFixture[str]) -> None:
    with running(place, with_clock=False):
        assert main(["clock", "+2d"]) == 1
    assert clock.offset_of(place) == timedelta()
    assert "up --clock" in capsys.readouterr().err


def test_secrets_are_drawn_once_and_nobody_else_reads_them(place: Folders) -> None:
    first = secrets_in(place.secrets)
    assert secrets_in(place.secrets) == first
    assert len(set(first.values())) == len(first)
    assert place.secrets.stat().st_mode & 0o077 == 0


def parts(place: Folders, *, with_clock: bool) -> Parts:
    ports = dict.fromkeys(SERVICES, 8000)
    owner = "postgresql://mentoring_owner:secret@127.0.0.1:5432/mentoring"
    secrets = secrets_in(place.secrets)
    return Parts(owner, "127.0.0.1:9092", "smtp://127.0.0.1:25", 8000, ports, {}, secrets, clock=with_clock)


def test_only_what_changes_the_schema_is_told_the_owners_password(place: Folders) -> None:
    told = {
        role: settings_of("matching", role, parts(place, with_clock=False), place)
        for role in ("api", "worker", "migrate")
    }
    assert [role for role, settings in told.items() if "MATCHING_OWNER_DATABASE_URL" in settings] == ["migrate"]
    assert "matching_runtime:" in told["api"]["MATCHING_DATABASE_URL"]


def test_only_profiles_can_decrypt_the_signing_keys(place: Folders) -> None:
    told = [name for service in SERVICES for name in settings_of(service, "api", parts(place, with_clock=False), place)]
    assert [name for name in told if name.endswith("KEY_ENCRYPTION_SECRET")] == ["PROFILES_KEY_ENCRYPTION_SECRET"]


@pytest.mark.parametrize("with_clock", [True, False])
def test_services_are_told_of_the_test_clock_only_where_there_is_one(place: Folders, with_clock: bool) -> None:
    told = settings_of("scheduling", "worker", parts(place, with_clock=with_clock), place)
    assert ("SCHEDULING_CLOCK_FILE" in told) is with_clock
