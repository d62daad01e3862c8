"""What `./mentoring alerts` does is for every alert there is; Prometheus itself has a command of its own."""

from deploy.local.folders import ROOT
from deploy.observability.alerts import ALERTS
from tests.alerting.faults import FAULTS
from tests.alerting.prometheus import faster, faster_expression
from tests.alerting.provoking import NAMED, PANELS
from tests.alerting.results import RESULTS, shown
from tests.alerting.walks import WALKS


def test_each_alert_is_provoked_by_one_fault() -> None:
    provoked = [name for fault in FAULTS for name in fault.alerts]
    assert sorted(provoked) == sorted(each.name for each in ALERTS)


def test_each_alert_s_page_has_what_is_typed_while_it_fires() -> None:
    """Spaces and line ends as the page likes them."""
    pages = (ROOT / "docs" / "operating" / "runbooks.md").read_text()
    sections = {part.partition("\n")[0]: " ".join(part.split()) for part in pages.split("\n## ")[1:]}
    assert {each.name for each in ALERTS} == set(WALKS) == set(sections)
    lacking = [
        (name, step.typed)
        for name, steps in WALKS.items()
        for step in steps
        if step.typed.removeprefix("python -m ") not in sections[name]
    ]
    assert lacking == []


def test_minutes_become_seconds_and_what_is_measured_stays() -> None:
    assert [faster(each) for each in ("1m", "2m", "15m", "6h")] == ["2s", "4s", "30s", "720s"]
    assert faster_expression("rate(a[1h]) > 60 and rate(a[5m]) > 60") == "rate(a[120s]) > 60 and rate(a[20s]) > 60"


def test_each_fault_stands_in_the_document_with_all_its_alerts_and_what_was_typed() -> None:
    """The last walk of each is kept; a fault that is new is walked before it lands."""
    kept = {line["fault"]: line for line in RESULTS.read()}
    assert {name: set(line["fired"]) for name, line in kept.items()} == {each.name: set(each.alerts) for each in FAULTS}
    for fault in FAULTS:
        typed = [(alert, step.typed) for alert in sorted(fault.alerts) for step in WALKS[alert]]
        assert [(alert, each) for alert, each, _ in kept[fault.name]["walked"]] == typed
        assert all(line for _, _, line in kept[fault.name]["walked"])


def test_each_panel_had_something_to_show_and_each_metric_was_seen() -> None:
    lines = RESULTS.read()
    seen = {name for line in lines for names in line["panels"].values() for name in names}
    assert seen == set(PANELS)
    assert set(NAMED).intersection(*(line["lacking"] for line in lines)) == set()


def test_what_was_never_walked_is_said() -> None:
    assert all(fault.name in shown([]) for fault in FAULTS)
