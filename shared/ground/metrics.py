"""What a service shows to Prometheus. Labels name services, topics, routes and kinds: never a person."""

from typing import Final

from prometheus_client import Counter, Gauge, Histogram

HTTP_SECONDS: Final = Histogram(
    "mentoring_http_seconds", "Time to answer a request.", ["service", "method", "route", "status"]
)
OUTBOX_DEPTH: Final = Gauge("mentoring_outbox_rows", "Rows that wait for the broker.", ["service"])
OUTBOX_AGE: Final = Gauge("mentoring_outbox_oldest_seconds", "Age of the oldest waiting row.", ["service"])
OUTBOX_PARKED: Final = Gauge("mentoring_outbox_parked_keys", "Keys whose record the broker refused.", ["service"])
RELAYED: Final = Counter("mentoring_relayed_total", "Records the broker acknowledged.", ["service", "topic"])
CONSUMED: Final = Counter("mentoring_consumed_total", "Records by what became of them.", ["consumer", "outcome"])
HANDLER_SECONDS: Final = Histogram("mentoring_handler_seconds", "Time of one batch in its transaction.", ["consumer"])
LAG: Final = Gauge("mentoring_consumer_lag", "Records behind the end of the assigned partitions.", ["consumer"])
COMMIT_FAILURES: Final = Counter("mentoring_commit_failures_total", "Offset commits that failed.", ["consumer"])
DEAD_LETTERS: Final = Gauge("mentoring_dead_letters", "Records kept aside.", ["service", "consumer", "reason"])
DEAD_LETTERS_AGE: Final = Gauge(
    "mentoring_dead_letters_oldest_seconds", "Age of the oldest record kept aside.", ["service", "consumer", "reason"]
)
OUTBOX_PARKED_AGE: Final = Gauge(
    "mentoring_outbox_parked_oldest_seconds", "How long a key has been parked at the longest.", ["service", "reason"]
)
TIMERS_FIRED: Final = Counter(
    "mentoring_timers_total", "Timers by what became of them.", ["service", "kind", "outcome"]
)
MAILS: Final = Counter("mentoring_mails_total", "Mails by what became of them.", ["service", "outcome"])
STANDS_STILL: Final = Gauge(
    "mentoring_part_nowhere_seconds", "How long every attempt of a part has failed.", ["service", "part"]
)
FAILURES: Final = Counter(
    "mentoring_part_failures_total", "Failed attempts, by whose fault.", ["service", "part", "kind"]
)
SECURITY_EVENTS: Final = Counter(
    "mentoring_security_events_total", "What `shared.ground.security_events` names.", ["service", "event"]
)
