"""What a service shows to Prometheus. Labels name services, topics, routes and kinds: never a person."""

from typing import Final

from prometheus_client import Counter, Gauge, Histogram

BUILD_INFO: Final = Gauge("mentoring_build_info", "1, by what runs here.", ["service", "role", "version"])
READY: Final = Gauge("mentoring_ready", "1 where nothing is missing, as `/readyz` says it.", ["service", "role"])
SCHEMA_REVISION: Final = Gauge(
    "mentoring_schema_revision",
    "The revision of the tables: `present`, and `needed` by this release.",
    ["service", "which"],
)
POOL: Final = Gauge(
    "mentoring_pool_connections",
    "Connections of the pool: `used`, `idle`, `most` that it makes; and who is `waiting` for one.",
    ["service", "role", "state"],
)
CERTIFICATE_ENDS: Final = Gauge(
    "mentoring_certificate_ends_timestamp_seconds",
    "When the first certificate of a file ends that a setting names.",
    ["service", "setting"],
)
HTTP_IN_FLIGHT: Final = Gauge("mentoring_http_in_flight", "Requests that are being answered, streams too.", ["service"])
OPEN_STREAMS: Final = Gauge("mentoring_open_streams", "People's streams that are open.", ["service"])
MOST_OPEN_STREAMS: Final = Gauge(
    "mentoring_most_open_streams", "Streams that a process has open at once; one more is refused.", ["service"]
)
STREAMS_REFUSED: Final = Counter(
    "mentoring_streams_refused_total", "Streams that were refused because so many were open.", ["service"]
)
HTTP_SECONDS: Final = Histogram(
    "mentoring_http_seconds", "Time to answer a request.", ["service", "method", "route", "status"]
)
OUTBOX_DEPTH: Final = Gauge("mentoring_outbox_rows", "Rows that wait for the broker.", ["service"])
OUTBOX_AGE: Final = Gauge(
    "mentoring_outbox_oldest_seconds", "Age of the oldest waiting row whose key is not parked.", ["service"]
)
OUTBOX_LOOKS: Final = Histogram(
    "mentoring_outbox_look_seconds",
    "Age of the oldest waiting row whose key is not parked, at each look of a relay: looks go on while the broker is away.",
    ["service"],
    buckets=(0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 3600.0),
)
OUTBOX_PARKED: Final = Gauge("mentoring_outbox_parked_keys", "Keys whose record the broker refused.", ["service"])
RELAY_SHARDS: Final = Gauge("mentoring_relay_shards", "Shards of the outbox that this relay publishes.", ["service"])
RELAYED: Final = Counter("mentoring_relayed_total", "Records the broker acknowledged.", ["service", "topic"])
CONSUMED: Final = Counter("mentoring_consumed_total", "Records by what became of them.", ["consumer", "outcome"])
HANDLER_SECONDS: Final = Histogram("mentoring_handler_seconds", "Time of one batch in its transaction.", ["consumer"])
EFFECT_SECONDS: Final = Histogram(
    "mentoring_effect_seconds",
    "From a change until a consumer has committed its effect, on the product's clock.",
    ["consumer"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0, 600.0),
)
REBALANCES: Final = Counter(
    "mentoring_rebalances_total", "How often the group has given this member its share anew.", ["consumer"]
)
ASSIGNED: Final = Gauge("mentoring_assigned_partitions", "Partitions that are this member's share.", ["consumer"])
LAG: Final = Gauge("mentoring_consumer_lag", "Records behind the end of the assigned partitions.", ["consumer"])
LAG_SECONDS: Final = Gauge(
    "mentoring_consumer_lag_seconds", "Age of the records in hand as they came; 0 where all is handled.", ["consumer"]
)
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
TIMERS_OVERDUE: Final = Gauge(
    "mentoring_timers_overdue_seconds", "How long the timer that is due longest has been due.", ["service"]
)
MAILS_WAITING: Final = Gauge("mentoring_mails_waiting", "Mails that have not left yet.", ["service"])
MAILS_AGE: Final = Gauge("mentoring_mails_oldest_seconds", "Age of the oldest mail that has not left yet.", ["service"])
MAILS: Final = Counter("mentoring_mails_total", "Mails by what became of them.", ["service", "outcome"])
MAIL_DELAY: Final = Histogram(
    "mentoring_mail_delay_seconds",
    "From when a mail was due until the mail server took it, on the product's clock.",
    ["service"],
    buckets=(0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 3600.0),
)
INDEX_AGE: Final = Gauge(
    "mentoring_index_age_seconds", "Since when the index in memory is not known to be as the database is.", ["service"]
)
STANDS_STILL: Final = Gauge(
    "mentoring_part_nowhere_seconds", "How long every attempt of a part has failed.", ["service", "part"]
)
FAILURES: Final = Counter(
    "mentoring_part_failures_total", "Failed attempts, by whose fault.", ["service", "part", "kind"]
)
TURNS_FAILED: Final = Counter(
    "mentoring_turns_failed_total",
    "Turns of a job that failed for one and are tried again.",
    ["service", "job", "kind"],
)
PUT_OFF_NOW: Final = Gauge("mentoring_put_off", "For how many a job's turn is put off.", ["service", "job"])
PUT_OFF_AGE: Final = Gauge(
    "mentoring_put_off_oldest_seconds", "How long somebody's turn has been put off at the longest.", ["service", "job"]
)
KEYS_AGE: Final = Gauge(
    "mentoring_public_keys_age_seconds",
    "Since when the keys of tokens are not known to be as their issuer has them.",
    ["service"],
)
SECURITY_EVENTS: Final = Counter(
    "mentoring_security_events_total", "What `shared.ground.security_events` names.", ["service", "event"]
)
