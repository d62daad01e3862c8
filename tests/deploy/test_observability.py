"""Rules and dashboards speak of what is measured, and each alert has its page; promtool, where there is one, judges when they fire."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import prometheus_client
import promql_parser
import pytest

from deploy.local.folders import ROOT
from deploy.observability.alerts import ALERTS, OBJECTIVES
from deploy.observability.dashboards import DASHBOARDS
from deploy.observability.files import HERE
from shared.ground import metrics

TESTS = Path(__file__).with_name("alerts.promtool.yaml")
OF_EVERY_PROCESS = frozenset({"process_resident_memory_bytes", "process_cpu_seconds_total"})


def expressions() -> Iterator[str]:
    yield from (each.expression for each in ALERTS)
    yield from (panel.expression for _, panels in DASHBOARDS.values() for panel in panels)


def names_in(expression: str) -> set[str]:
    return set(re.findall(r"\b((?:mentoring|process)_[a-z_]+)", expression))


def exported() -> set[str]:
    """What a process of ours shows: counters end in `_total`, histograms have buckets, sum and count."""
    found = set(OF_EVERY_PROCESS)
    for value in vars(metrics).values():
        if isinstance(value, prometheus_client.Histogram):
            (family,) = value.describe()
            found |= {f"{family.name}_{part}" for part in ("bucket", "sum", "count")}
        elif isinstance(value, prometheus_client.Counter | prometheus_client.Gauge):
            (family,) = value.describe()
            found.add(f"{family.name}_total" if isinstance(value, prometheus_client.Counter) else family.name)
    return found


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_every_expression_is_one_and_asks_for_what_is_measured(expression: str) -> None:
    promql_parser.parse(expression)
    assert names_in(expression)
    assert names_in(expression) <= exported()


def test_a_metric_that_nobody_shows_would_be_noticed() -> None:
    assert not names_in("max(mentoring_outbox_lines) > 0") <= exported()


def test_what_is_aimed_at_is_a_bucket() -> None:
    measured = [each for each in vars(metrics).values() if isinstance(each, prometheus_client.Histogram)]
    ends = {
        (family.name, str(end)) for each in measured for family in each.describe() for end in each._kwargs["buckets"]
    }
    aimed = {found for each in OBJECTIVES for found in re.findall(r'(\w+)_bucket\{[^}]*le="([^"]+)"', each.bad)}
    assert len(aimed) == len(OBJECTIVES) - 1  # whether requests are answered at all is no matter of time
    assert aimed <= ends


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert.name)
def test_every_alert_has_its_page(alert: object) -> None:
    pages = (ROOT / "docs" / "operating" / "runbooks.md").read_text()
    sections = {found.lower() for found in re.findall(r"^## (\w+)$", pages, re.MULTILINE)}
    assert getattr(alert, "anchor", "") in sections


def test_every_page_is_an_alert_s_and_its_links_lead_somewhere() -> None:
    pages = (ROOT / "docs" / "operating" / "runbooks.md").read_text()
    names = {each.anchor for each in ALERTS}
    assert {found.lower() for found in re.findall(r"^## (\w+)$", pages, re.MULTILINE)} == names
    assert set(re.findall(r"\(#(\w+)\)", pages)) <= names


@pytest.mark.skipif(shutil.which("promtool") is None, reason="no promtool on the PATH (Debian has one in `prometheus`)")
def test_each_alert_fires_when_it_shall_and_is_silent_when_not(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text((HERE / "rules.yaml").read_text())
    (tmp_path / TESTS.name).write_text(TESTS.read_text())
    done = subprocess.run(
        ["promtool", "test", "rules", TESTS.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_alert_is_tried() -> None:
    assert {each.name for each in ALERTS} == set(re.findall(r"alertname: (\w+)", TESTS.read_text()))
