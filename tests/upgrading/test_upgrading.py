"""The drill notices what it is for; the drill itself has a command of its own."""

import json
import re
import shutil
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest

from deploy.compose.tree import caddyfile
from deploy.local.folders import ROOT
from deploy.local.trouble import Trouble
from deploy.operating.evidence import LogRecord
from shared.contracts import NOTICES, PROMPTS, SERVICES
from shared.contracts.golden import examples_of
from tests.faults.acts import ACTS, book, move
from tests.fixtures.retold import as_record
from tests.upgrading.caddy import configuration
from tests.upgrading.drill import CONTROL, OF_UNMET, OVERTAKEN, Step, Verdict, wrong_steps
from tests.upgrading.release import present, rebuilds_since, releases_after, taken_from
from tests.upgrading.saying import KIND, PUBLISHED, new_since, said_in
from tests.upgrading.stage import ROLES, Pod
from tests.upgrading.waits import Wait, between, median_and_longest

ROLLED = Step("apis are rolled", "drained", began=10.0, ended=20.0, requests=100)


def test_a_request_that_fails_while_apis_drain_is_told() -> None:
    assert wrong_steps([ROLLED]) == []
    assert wrong_steps([replace(ROLLED, failures={"GET: 502": 1})]) == ["apis are rolled: {'GET: 502': 1}"]


def test_an_older_release_may_ask_to_come_again_while_tables_change_and_no_more() -> None:
    migrating = replace(ROLLED, kind=OVERTAKEN)
    assert wrong_steps([replace(migrating, failures={"POST: 503": 2})]) == []
    failed = replace(migrating, failures={"POST: 503": 2, "POST: 500": 1})
    assert wrong_steps([failed]) == ["apis are rolled: {'POST: 500': 1}"]


def test_a_migration_that_met_a_service_s_locks_is_counted_and_two_services_that_did_are_told() -> None:
    verdict = Verdict(1, "1.0.0", "1.1.0")
    verdict.tell_of_locks(
        ["Process 1 waits for AccessExclusiveLock on relation 7", "Process 1 waits for ShareLock on 8"]
    )
    assert verdict.met_locks == 1
    assert verdict.found == ["a deadlock: Process 1 waits for ShareLock on 8"]


def test_a_control_in_which_nothing_fails_is_told_and_so_is_a_step_that_nobody_asked_anything_in() -> None:
    control = replace(ROLLED, name="control", kind=CONTROL)
    assert wrong_steps([replace(control, failures={"GET: 502": 1})]) == []
    assert wrong_steps([control]) == ["control: nothing failed"]
    assert wrong_steps([replace(ROLLED, requests=0)]) == ["apis are rolled: nobody asked for anything"]


def test_the_proxy_of_the_drill_is_the_one_that_is_shipped_with_pods_in_the_place_of_names() -> None:
    pods = {service: [f"127.0.1.{number}" for number in (1, 2)] for service in SERVICES}
    ports = dict.fromkeys(SERVICES, (8000, 9000))
    text = configuration(8080, pods, ports, looks=False)
    assert "health_uri" not in text
    assert text.count("reverse_proxy 127.0.1.1:8000 127.0.1.2:8000 {") == len(SERVICES)
    kept = [line for line in caddyfile().splitlines() if "reverse_proxy" not in line and "MENTORING_HOST" not in line]
    assert [line for line in kept if line not in text.splitlines()] == []
    looking = configuration(8080, pods, ports, looks=True)
    assert looking.count("health_uri /readyz") == len(SERVICES)
    assert "lb_try_duration" not in looking


def test_each_pod_has_an_address_of_its_own() -> None:
    pods = [Pod(service, role, number, present()) for service in SERVICES for role in ROLES for number in range(1, 5)]
    assert len({pod.host for pod in pods}) == len(pods)


def test_a_release_that_git_does_not_know_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="name the commit of the older release with --from"):
        taken_from(f"no-{uuid4()}", tmp_path)
    assert present().tree == ROOT


def test_releases_are_rolled_in_their_order_and_of_a_commit_nobody_knows_what_came_between() -> None:
    after = releases_after("1.0.0")
    assert [*after] == sorted(after, key=lambda tag: [int(each) for each in tag.split(".")])
    assert "1.0.0" not in after
    assert releases_after("a-commit") == []


def test_what_a_release_had_not_heard_of_is_told_by_topic_and_word(tmp_path: Path) -> None:
    assert new_since(present()) == frozenset()
    shutil.copytree(ROOT / PUBLISHED, tmp_path / PUBLISHED)
    older = replace(present(), tree=tmp_path)
    (tmp_path / PUBLISHED / f"{NOTICES.type}.json").unlink()
    file = tmp_path / PUBLISHED / f"{PROMPTS.type}.json"
    schema = json.loads(file.read_text())
    schema["properties"]["kind"]["enum"].remove(KIND)
    file.write_text(json.dumps(schema))
    assert new_since(older) == {"notices", OF_UNMET}


def test_what_was_said_is_every_topic_and_every_word_on_it() -> None:
    [example] = [each for each in examples_of(PROMPTS) if (each.value or {}).get("kind") == KIND]
    record = as_record(PROMPTS, example)
    found = said_in([LogRecord(PROMPTS.name, 0, 0, None, None, "", None, 0.0, record)])
    assert {"prompts", OF_UNMET} <= found


def test_an_event_s_wait_counts_for_each_step_that_it_touches() -> None:
    waits = [Wait("matching", "a", 9.0, 11.0), Wait("matching", "b", 12.0, 12.5), Wait("scheduling", "c", 21.0, 22.0)]
    assert between(waits, 10.0, 20.0) == waits[:2]
    assert between(waits, 10.0, 20.0, "scheduling") == []
    assert median_and_longest(waits[:2]) == (1.25, 2.0)
    assert median_and_longest([]) is None


def test_what_the_changelog_has_rebuilt_is_what_services_can_rebuild() -> None:
    found = rebuilds_since(replace(present(), name="1.0.0"))
    assert ("matching", "sessions") in found
    for service, projection in found:
        consumers = import_module(f"services.{service}.consumers").CONSUMERS
        assert projection in {each.topic.name for each in consumers}


def test_nothing_is_rebuilt_for_what_a_release_had_already() -> None:
    newest = max(_numbers_in_the_changelog())
    assert len(rebuilds_since(replace(present(), name=newest))) < len(rebuilds_since(replace(present(), name="1.0.0")))
    with pytest.raises(Trouble, match=r"knows no 0\.9"):
        rebuilds_since(replace(present(), name="0.9"))


def _numbers_in_the_changelog() -> list[str]:
    return re.findall(r"^## (\d+\.\d+\.\d+),", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)


def test_nobody_asks_a_release_for_what_its_own_load_never_heard_of(tmp_path: Path) -> None:
    assert present().acts() == [*ACTS]
    older = tmp_path / "tests" / "faults"
    older.mkdir(parents=True)
    (older / "acts.py").write_text("async def book(load, rng):\n    ...\n\n\nasync def move(load, rng):\n    ...\n")
    assert {*replace(present(), tree=tmp_path).acts()} == {book, move}
