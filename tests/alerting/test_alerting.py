"""What `./mentoring alerts` does is for every alert there is; Prometheus itself has a command of its own."""

from deploy.observability.alerts import ALERTS
from tests.alerting.faults import FAULTS
from tests.alerting.prometheus import faster, faster_expression


def test_each_alert_is_provoked_by_one_fault() -> None:
    provoked = [name for fault in FAULTS for name in fault.alerts]
    assert sorted(provoked) == sorted(each.name for each in ALERTS)


def test_minutes_become_seconds_and_what_is_measured_stays() -> None:
    assert [faster(each) for each in ("1m", "2m", "15m", "6h")] == ["2s", "4s", "30s", "720s"]
    assert faster_expression("rate(a[1h]) > 60 and rate(a[5m]) > 60") == "rate(a[120s]) > 60 and rate(a[20s]) > 60"
