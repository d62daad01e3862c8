"""Alerts: each says what people notice, for how long it has to be so, and which page says what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

RUNBOOKS: Final = "https://github.com/mentoring/mentoring/blob/main/docs/operating/runbooks.md"
"""Where the pages are; an overlay of yours may say another place."""

Severity = Literal["page", "ticket"]


@dataclass(frozen=True)
class Alert:
    """`expression` is true where something is off; `lasts` as Prometheus writes it."""

    name: str
    expression: str
    lasts: str
    severity: Severity
    tells: str

    @property
    def anchor(self) -> str:
        return self.name.lower()

    def rule(self) -> dict[str, Any]:
        annotations = {"summary": self.tells, "runbook_url": f"{RUNBOOKS}#{self.anchor}"}
        return {
            "alert": self.name,
            "expr": self.expression,
            "for": self.lasts,
            "labels": {"severity": self.severity},
            "annotations": annotations,
        }


@dataclass(frozen=True)
class Objective:
    """So large a part is to be good: of requests, events, mails, looks. `bad` and `all` count them over a window."""

    name: str
    goal: float
    bad: str
    all: str
    tells: str

    def ratio(self, window: str) -> str:
        return f"(({self.bad}) / ({self.all}))".replace("[w]", f"[{window}]")

    def burns(self, factor: float, long: str, short: str) -> str:
        """Whether what may go wrong in thirty days is used up so many times too fast, lately and still."""
        most = f"{factor * (1 - self.goal):.6g}"
        return f"{self.ratio(long)} > {most} and {self.ratio(short)} > {most}"

    def alerts(self) -> Sequence[Alert]:
        return (
            Alert(f"{self.name}BurnsFast", self.burns(14.4, "1h", "5m"), "2m", "page", self.tells),
            Alert(f"{self.name}BurnsSlowly", self.burns(6, "6h", "30m"), "15m", "ticket", self.tells),
        )


def within(seconds: float, metric: str, name: str, goal: float, tells: str) -> Objective:
    """So large a part of what a histogram has seen took no longer; one of its buckets ends there."""
    every, good = f"sum(rate({metric}_count[w]))", f'sum(rate({metric}_bucket{{le="{seconds}"}}[w]))'
    return Objective(name, goal, f"{every} - {good}", every, tells)


_COUNT: Final = "sum(rate(mentoring_http_seconds_count{{{}}}[w]))"
_WITHIN: Final = "sum(rate(mentoring_http_seconds_bucket{{{}}}[w]))"
_BOOKED: Final = 'service="scheduling",method="POST",route="/scheduling/v1/sessions"'

_IN_TIME: Final = _BOOKED + ',le="0.5"'

OBJECTIVES: Final = (
    Objective(
        "Availability",
        0.999,
        _COUNT.format('status=~"5.."') + " or vector(0)",
        _COUNT.format(""),
        "Too many requests are answered with an error of ours.",
    ),
    Objective(
        "SlowBooking",
        0.99,
        f"{_COUNT.format(_BOOKED)} - {_WITHIN.format(_IN_TIME)}",
        _COUNT.format(_BOOKED),
        "Too many bookings take longer than half a second.",
    ),
    within(
        5.0,
        "mentoring_effect_seconds",
        "SlowEffect",
        0.99,
        "Too much of what happens takes effect in other services only after five seconds.",
    ),
    within(
        60.0,
        "mentoring_mail_delay_seconds",
        "SlowMail",
        0.99,
        "Too many mails leave more than a minute after they were due.",
    ),
    within(
        10.0,
        "mentoring_outbox_look_seconds",
        "OldOutbox",
        0.999,
        "Outboxes hold something that happened more than ten seconds ago, and too often.",
    ),
)

# Gauges of tables are shown by every worker of a service, of the same tables: the largest is taken, never a sum.
ALERTS: Final = (
    *(alert for each in OBJECTIVES for alert in each.alerts()),
    Alert(
        "NothingIsReady",
        "max by (service, role) (mentoring_ready) == 0",
        "3m",
        "page",
        "No {{ $labels.role }} of {{ $labels.service }} is ready.",
    ),
    Alert(
        "SchemaIsOlder",
        'max by (service) (mentoring_schema_revision{which="needed"}) '
        '> max by (service) (mentoring_schema_revision{which="present"})',
        "10m",
        "ticket",
        "A release of {{ $labels.service }} waits for its migration.",
    ),
    Alert(
        "OutboxIsOld",
        "max by (service) (mentoring_outbox_oldest_seconds) > 60",
        "2m",
        "page",
        "What {{ $labels.service }} did is not told to the others.",
    ),
    Alert(
        "KeyIsParked",
        "max by (service, reason) (mentoring_outbox_parked_oldest_seconds) > 0",
        "1m",
        "ticket",
        "Kafka refused a record of {{ $labels.service }}: {{ $labels.reason }}.",
    ),
    Alert(
        "DeadLetter",
        "max by (service, consumer, reason) (mentoring_dead_letters) > 0",
        "1m",
        "ticket",
        "{{ $labels.consumer }} could not handle an event: {{ $labels.reason }}.",
    ),
    Alert(
        "ConsumerIsBehind",
        "max by (consumer) (mentoring_consumer_lag_seconds) > 120",
        "5m",
        "page",
        "{{ $labels.consumer }} handles what happened minutes ago.",
    ),
    Alert(
        "PartGetsNowhere",
        "max by (service, part) (mentoring_part_nowhere_seconds) > 120",
        "3m",
        "page",
        "Every attempt of {{ $labels.part }} in {{ $labels.service }} fails.",
    ),
    Alert(
        "TimersAreLate",
        "max by (service) (mentoring_timers_overdue_seconds) > 300",
        "5m",
        "page",
        "What is due in {{ $labels.service }} is not done: reminders, holds that end, sessions that are over.",
    ),
    Alert(
        "MailIsLate",
        "max by (service) (mentoring_mails_oldest_seconds) > 600",
        "5m",
        "page",
        "Mails of {{ $labels.service }} do not leave: nobody can sign in by a code.",
    ),
    Alert(
        "MailIsRefused",
        'sum by (service) (rate(mentoring_mails_total{outcome="parked"}[15m])) '
        '> 0.2 * sum by (service) (rate(mentoring_mails_total{outcome=~"sent|parked"}[15m])) '
        'and sum by (service) (increase(mentoring_mails_total{outcome="parked"}[15m])) >= 3',
        "1m",
        "page",
        "The mail server refuses mails of {{ $labels.service }} for good: who was to get them never will.",
    ),
    Alert(
        "PoolIsFull",
        'max by (service, role) (mentoring_pool_connections{state="waiting"}) > 0',
        "10m",
        "ticket",
        "A {{ $labels.role }} of {{ $labels.service }} waits for connections to PostgreSQL.",
    ),
    Alert(
        "IndexIsOld",
        "max by (service) (mentoring_index_age_seconds) > 120",
        "5m",
        "ticket",
        "An api of {{ $labels.service }} can't read what changed of mentors.",
    ),
    Alert(
        "CertificateEnds",
        "min by (service, setting) (mentoring_certificate_ends_timestamp_seconds) - time() < 14 * 86400",
        "1m",
        "ticket",
        "A certificate that {{ $labels.service }} is told of ends within two weeks: {{ $labels.setting }}.",
    ),
)


def groups() -> dict[str, Any]:
    """As Prometheus reads them."""
    return {"groups": [{"name": "mentoring", "rules": [each.rule() for each in ALERTS]}]}
