"""Dashboards for Grafana: one that says whether people are served, one of what travels, one of what each process holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

WIDE: Final = 12
HIGH: Final = 8


@dataclass(frozen=True)
class Panel:
    """A graph of one expression; `unit` as Grafana calls it, `legend` of its labels."""

    title: str
    expression: str
    legend: str
    unit: str = "short"


DASHBOARDS: Final = {
    "people": (
        "Are people served?",
        (
            Panel("Requests a second", "sum by (service) (rate(mentoring_http_seconds_count[5m]))", "{{service}}", "reqps"),
            Panel(
                "Answered with an error of ours",
                'sum by (service) (rate(mentoring_http_seconds_count{status=~"5.."}[5m]))',
                "{{service}}",
                "reqps",
            ),
            Panel(
                "99 of 100 are answered within",
                "histogram_quantile(0.99, sum by (service, le) (rate(mentoring_http_seconds_bucket[5m])))",
                "{{service}}",
                "s",
            ),
            Panel("Ready", "sum by (service, role) (mentoring_ready)", "{{service}} {{role}}"),
            Panel("The oldest mail waits", "max by (service) (mentoring_mails_oldest_seconds)", "{{service}}", "s"),
            Panel(
                "99 of 100 mails leave within",
                "histogram_quantile(0.99, sum by (service, le) (rate(mentoring_mail_delay_seconds_bucket[5m])))",
                "{{service}}",
                "s",
            ),
            Panel(
                "Mails by what became of them",
                "sum by (service, outcome) (rate(mentoring_mails_total[5m]))",
                "{{service}} {{outcome}}",
                "ops",
            ),
            Panel(
                "99 of 100 changes take effect elsewhere within",
                "histogram_quantile(0.99, sum by (consumer, le) (rate(mentoring_effect_seconds_bucket[5m])))",
                "{{consumer}}",
                "s",
            ),
            Panel(
                "At 99 of 100 looks an outbox is younger than",
                "histogram_quantile(0.99, sum by (service, le) (rate(mentoring_outbox_look_seconds_bucket[5m])))",
                "{{service}}",
                "s",
            ),
            Panel("Streams that are open", "sum by (service) (mentoring_open_streams)", "{{service}}"),
            Panel("Streams that were refused", "sum by (service) (rate(mentoring_streams_refused_total[5m]))", "{{service}}", "ops"),
        ),
    ),
    "events": (
        "What travels between services",
        (
            Panel("The oldest row of an outbox waits", "max by (service) (mentoring_outbox_oldest_seconds)", "{{service}}", "s"),
            Panel("Published", "sum by (service, topic) (rate(mentoring_relayed_total[5m]))", "{{service}} {{topic}}", "ops"),
            Panel("Handled", "sum by (consumer, outcome) (rate(mentoring_consumed_total[5m]))", "{{consumer}} {{outcome}}", "ops"),
            Panel("Behind, in seconds", "max by (consumer) (mentoring_consumer_lag_seconds)", "{{consumer}}", "s"),
            Panel("Behind, in records", "sum by (consumer) (mentoring_consumer_lag)", "{{consumer}}"),
            Panel("Shares given anew", "sum by (consumer) (rate(mentoring_rebalances_total[5m]))", "{{consumer}}", "ops"),
            Panel("Partitions that have a reader", "sum by (consumer) (mentoring_assigned_partitions)", "{{consumer}}"),
            Panel("Dead letters", "max by (consumer, reason) (mentoring_dead_letters)", "{{consumer}} {{reason}}"),
            Panel("Parked keys", "max by (service) (mentoring_outbox_parked_keys)", "{{service}}"),
            Panel("Shards held", "sum by (service) (mentoring_relay_shards)", "{{service}}"),
        ),
    ),
    "processes": (
        "What each process holds",
        (
            Panel("Releases", "count by (service, role, version) (mentoring_build_info)", "{{service}} {{role}} {{version}}"),
            Panel("Revision of the tables", "max by (service, which) (mentoring_schema_revision)", "{{service}} {{which}}"),
            Panel("Memory", "max by (instance) (process_resident_memory_bytes)", "{{instance}}", "bytes"),
            Panel("Cores", "sum by (instance) (rate(process_cpu_seconds_total[5m]))", "{{instance}}"),
            Panel("Connections", "sum by (service, role, state) (mentoring_pool_connections)", "{{service}} {{role}} {{state}}"),
            Panel("In flight", "sum by (service) (mentoring_http_in_flight)", "{{service}}"),
            Panel("Gets nowhere for", "max by (service, part) (mentoring_part_nowhere_seconds)", "{{service}} {{part}}", "s"),
            Panel("Timers overdue", "max by (service) (mentoring_timers_overdue_seconds)", "{{service}}", "s"),
            Panel("Age of the index", "max by (instance) (mentoring_index_age_seconds)", "{{instance}}", "s"),
            Panel("Age of the public keys", "max by (service) (mentoring_public_keys_age_seconds)", "{{service}}", "s"),
            Panel("Security events", "sum by (service, event) (rate(mentoring_security_events_total[5m]))", "{{service}} {{event}}", "ops"),
        ),
    ),
}  # fmt: skip


def dashboard(name: str) -> dict[str, Any]:
    """As Grafana reads it."""
    title, panels = DASHBOARDS[name]
    return {
        "uid": f"mentoring-{name}",
        "title": title,
        "tags": ["mentoring"],
        "schemaVersion": 39,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "templating": {"list": [{"name": "source", "type": "datasource", "query": "prometheus"}]},
        "panels": _laid_out(panels),
    }


def _laid_out(panels: Sequence[Panel]) -> list[dict[str, Any]]:
    return [
        {
            "id": number + 1,
            "type": "timeseries",
            "title": each.title,
            "datasource": {"type": "prometheus", "uid": "${source}"},
            "gridPos": {"x": number % 2 * WIDE, "y": number // 2 * HIGH, "w": WIDE, "h": HIGH},
            "fieldConfig": {"defaults": {"unit": each.unit}, "overrides": []},
            "targets": [{"refId": "A", "expr": each.expression, "legendFormat": each.legend}],
        }
        for number, each in enumerate(panels)
    ]
