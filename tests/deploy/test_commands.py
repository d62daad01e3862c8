"""The commands, as far as they need no running platform."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deploy.local.__main__ import COMMANDS, main
from deploy.local.commands import clock, up
from deploy.local.environment import ORIGINS_OF_THIS_MACHINE, Parts, settings_of
from deploy.local.folders import ROOT, Folders
from deploy.local.lock import Lock, State
from deploy.local.platform import Options
from deploy.local.processes import free_port
from deploy.local.secrets import SERVICES, secrets_in
from deploy.local.trouble import Trouble
from deploy.operating.audit import NEEDS_A_HISTORY
from deploy.operating.checks import CHECKS


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
    management = {"profiles api": free_port()}
    state = State(os.getpid(), "http://127.0.0.1:1", "", "", "", "", split=False, clock=with_clock, ready=True)
    replace(state, management=management).write(place)
    yield
    lock.release()


@pytest.fixture
def no_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is given by the environment, nor any setting."""
    for name in ("DATABASE_URL", "KAFKA_BOOTSTRAP_SERVERS", "SMTP_URL", "CORS_ORIGINS"):
        monkeypatch.delenv(name, raising=False)


def complaint_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines with which a start is refused before anything was started."""
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.strip().splitlines()


def test_every_command_has_its_module() -> None:
    modules = {path.stem for path in (ROOT / "deploy/local/commands").glob("*.py")} - {"__init__"}
    assert modules == {name.replace("-", "_") for name in COMMANDS}


def test_the_readme_says_what_an_audit_prints_where_all_is_well() -> None:
    checks = len(CHECKS) - len(NEEDS_A_HISTORY)
    assert f"`{checks} checks, nothing off`" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize(
    ("command", "act"), [("dead-letters", "show"), ("dead-letters", "discard"), ("parked", "discard")]
)
def test_help_names_what_an_act_cannot_do_without(capsys: pytest.CaptureFixture[str], command: str, act: str) -> None:
    with pytest.raises(SystemExit):
        main([command, act, "1"])
    required = re.findall(r"--\w+", capsys.readouterr().err.split("required: ")[1])
    (shown,) = re.findall(rf"{act}\)? ID([^|\[\]]*)", COMMANDS[command])
    assert re.findall(r"--\w+", shown) == required


def test_the_release_is_told_as_the_documents_tell_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    release = capsys.readouterr().out.strip()
    told = [json.loads(file.read_text())["info"]["version"] for file in (ROOT / "docs").rglob("*api*/*.json")]
    assert {release, json.loads((ROOT / "docs" / "asyncapi.json").read_text())["info"]["version"], *told} == {release}


def test_bytecode_is_kept_with_the_data_whatever_the_shell_says(tmp_path: Path) -> None:
    (tmp_path / "venv").symlink_to(sys.prefix)
    told = os.environ | {"MENTORING_DATA": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([ROOT / "mentoring", "--version"], env=told, check=True, capture_output=True)
    assert [*(tmp_path / "bytecode").rglob("version.*.pyc")]


def test_an_unknown_command_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start"]) == 2
    assert "demo" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["events", "dead-letters", "clock", "operator ada@example.org"])
def test_without_a_platform_a_command_says_how_to_start_one(
    place: Folders, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main(command.split()) == 1
    assert "./mentoring up --detach" in capsys.readouterr().err


@pytest.mark.usefixtures("place", "no_servers")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql://"),
        ("DATABASE_URL", "postgresql://somebody@127.0.0.1:high/mentoring"),
        ("KAFKA_BOOTSTRAP_SERVERS", "http://127.0.0.1:9092"),
        ("SMTP_URL", "127.0.0.1:25"),
        ("CORS_ORIGINS", "http://localhost:3000"),
        ("CORS_ORIGINS", '["http://localhost:3000/"]'),
    ],
)
def test_a_setting_that_leads_nowhere_is_refused_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    what, what_to_do = complaint_of(["up"], capsys)
    assert name in what
    assert "rite it " in what_to_do


@pytest.mark.usefixtures("place", "no_servers")
@pytest.mark.parametrize("port", ["99999", "0", "-1"])
def test_a_port_that_is_none_is_refused_before_anything_starts(capsys: pytest.CaptureFixture[str], port: str) -> None:
    what, what_to_do = complaint_of(["up", f"--port={port}"], capsys)
    assert what == f"mentoring: {port} is no port."
    assert "1 to 65535" in what_to_do


@pytest.mark.usefixtures("place", "no_servers")
def test_a_taken_port_is_told_before_anything_starts(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        what, what_to_do = complaint_of(["up", "--port", str(port)], capsys)
    assert what == f"mentoring: port {port} is taken."
    assert "--port" in what_to_do


@pytest.mark.usefixtures("no_servers")
def test_data_that_has_lived_with_the_test_clock_is_not_taken_for_the_present(
    place: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    place.clock.write_text(str(timedelta(days=3).total_seconds()))
    what, what_to_do = complaint_of(["up"], capsys)
    assert "3 days, 0:00:00 ahead" in what
    assert "up --clock" in what_to_do
    assert "reset" in what_to_do


@pytest.mark.usefixtures("no_servers")
@pytest.mark.parametrize("option", ["--clock", "--split", "--port=2"])
def test_a_running_platform_without_an_option_does_not_pass_for_one_with_it(
    place: Folders, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    with running(place, with_clock=False):
        what, what_to_do = complaint_of(["up", "--detach", option], capsys)
    assert f"without {option.replace('=', ' ')}." in what
    assert "./mentoring down" in what_to_do


@pytest.mark.parametrize("options", [[], ["--clock"], ["--port=1"]])
def test_a_platform_that_runs_as_wanted_already_is_fine(
    place: Folders, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    with running(place, with_clock=True):
        assert main(["up", "--detach", *options]) == 0
    assert "Already running" in capsys.readouterr().out


@pytest.mark.parametrize(("in_background", "ends_it"), [(True, "down"), (False, "Ctrl-C")])
def test_a_welcome_names_what_ends_the_platform(in_background: bool, ends_it: str) -> None:
    last = up.welcome(Options(), "http://127.0.0.1:1", 1.0, in_background=in_background).splitlines()[-1]
    assert "down" in last
    assert ("Ctrl-C" in last) is (ends_it == "Ctrl-C")


def test_a_role_that_does_not_answer_is_starting(place: Folders, capsys: pytest.CaptureFixture[str]) -> None:
    with running(place, with_clock=False):
        assert main(["status"]) == 1
    assert "profiles api is starting" in capsys.readouterr().out


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


@pytest.mark.parametrize("step", ["-5m", "+x", "5m"])
def test_whatever_step_is_refused_is_told_which_ones_are_taken(
    place: Folders, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    with running(place, with_clock=True):
        what, what_to_do = complaint_of(["clock", step], capsys)
    assert what == f"mentoring: {step!r} is no step forward in time."
    assert "+2d" in what_to_do


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


def test_a_secret_that_an_older_platform_lacks_is_drawn_and_the_others_stay(place: Folders) -> None:
    first = secrets_in(place.secrets)
    older = {name: secret for name, secret in first.items() if name != "auditor"}
    place.secrets.write_text(json.dumps(older))

    later = secrets_in(place.secrets)

    assert {**later, "auditor": first["auditor"]} == first
    assert later["auditor"] != first["auditor"]
    assert secrets_in(place.secrets) == later


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


@pytest.mark.parametrize(
    ("origin", "is_of_this_machine"),
    [
        ("http://localhost:3000", True),
        ("http://127.0.0.1:8080", True),
        ("https://localhost", True),
        ("http://localhost.evil.example", False),
        ("http://localhost:3000.evil.example", False),
        ("http://127.0.0.10", False),
        ("null", False),
    ],
)
def test_pages_of_any_port_of_this_machine_may_call_a_local_platform(origin: str, is_of_this_machine: bool) -> None:
    assert (re.fullmatch(ORIGINS_OF_THIS_MACHINE, origin) is not None) is is_of_this_machine


def test_services_are_told_of_the_origins_that_were_given(place: Folders) -> None:
    told = settings_of(
        "matching", "api", replace(parts(place, with_clock=False), origins=("https://app.example",)), place
    )
    assert told["MATCHING_CORS_ORIGINS"] == '["https://app.example"]'
    assert told["MATCHING_CORS_ORIGIN_PATTERN"] == ORIGINS_OF_THIS_MACHINE
