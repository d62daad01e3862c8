"""Who talks to whom. Network policies are made from this table, and what is rendered is held to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from shared.contracts import SERVICES

SENDS_MAIL: Final = ("profiles", "notifications")
ISSUES_TOKENS: Final = "profiles"
SIGN_SURVEYS: Final = frozenset({("mentorships", "api"), ("notifications", "api"), ("notifications", "worker")})
"""Who makes links to surveys, and who takes them."""
TAKES_FACTS: Final = ("mentorships", "api")
"""Who is told by organisations what became of their people."""
KEEPS_PHOTOS: Final = "profiles"
API_PORT: Final = 8000
MANAGEMENT_PORT: Final = 9000
SPANS_PORT: Final = 4318
"""Of OTLP over HTTP."""


@dataclass(frozen=True, order=True)
class Workload:
    """The pods of one role of one service."""

    service: str
    role: str

    @property
    def name(self) -> str:
        return f"{self.service}-{self.role}"

    @property
    def labels(self) -> dict[str, str]:
        return {"app.kubernetes.io/name": self.service, "app.kubernetes.io/component": self.role}


@dataclass(frozen=True)
class Outside:
    """Somebody who is not ours: `selects` is a peer of a network policy."""

    name: str
    selects: Mapping[str, Any]


@dataclass(frozen=True)
class Edge:
    """One may call the other there; nothing else may."""

    source: Workload | Outside
    target: Workload | Outside
    ports: tuple[int, ...]
    protocol: str = "TCP"


def _namespace(name: str) -> dict[str, Any]:
    return {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": name}}}


GATEWAY: Final = Outside("gateway", _namespace("gateway"))
PROMETHEUS: Final = Outside("prometheus", _namespace("monitoring"))
POSTGRES: Final = Outside("postgres", {"podSelector": {"matchLabels": {"cnpg.io/cluster": "mentoring-postgres"}}})
KAFKA: Final = Outside("kafka", {"podSelector": {"matchLabels": {"strimzi.io/cluster": "mentoring-kafka"}}})
DNS: Final = Outside("dns", {**_namespace("kube-system"), "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}})
MAIL: Final = Outside(
    "mail server", {"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]}}
)
TRACES: Final = Outside("store of traces", _namespace("tracing"))
OUTSIDE: Final = (GATEWAY, PROMETHEUS, POSTGRES, KAFKA, DNS, MAIL, TRACES)

LASTING: Final = ("api", "worker")
ROLES: Final = (*LASTING, "migrate")
WORKLOADS: Final = tuple(Workload(service, role) for service in SERVICES for role in ROLES)
COLLECTOR: Final = Workload("tracing", "collector")
"""Of spans, where there is one."""

COMMANDS: Final = tuple(
    Workload("operating", name)
    for name in (
        "operator",
        "unmake-operator",
        "enrol-operator",
        "rotate-keys",
        "withdraw-keys",
        "audit",
        "reconcile",
        "reconcile-dry-run",
        "ledger",
        *(f"rebuild-{service}" for service in SERVICES),
    )
)
"""What operators type, and what runs every hour, where these are there: a Job each."""


def edges() -> Sequence[Edge]:
    """All of them."""
    return list(_edges())


def _edges() -> Iterator[Edge]:
    keys = Workload(ISSUES_TOKENS, "api")
    for each in WORKLOADS:
        yield Edge(each, DNS, (53,), "UDP")
        yield Edge(each, DNS, (53,), "TCP")
        yield Edge(each, POSTGRES, (5432,))
        if each.role in LASTING:
            yield Edge(PROMETHEUS, each, (MANAGEMENT_PORT,))
        if each.role == "api":
            yield Edge(GATEWAY, each, (API_PORT,))
            if each != keys:
                yield Edge(each, keys, (API_PORT,))
        if each.role == "worker":
            yield Edge(each, KAFKA, (9093,))
            if each.service in SENDS_MAIL:
                yield Edge(each, MAIL, (465, 587))


def edges_of_tracing() -> Iterator[Edge]:
    """Where there is a collector of spans: whatever lasts hands it what it did, and it alone knows where that is kept."""
    for each in WORKLOADS:
        if each.role in LASTING:
            yield Edge(each, COLLECTOR, (SPANS_PORT,))
    yield Edge(PROMETHEUS, COLLECTOR, (MANAGEMENT_PORT,))
    yield Edge(COLLECTOR, DNS, (53,), "UDP")
    yield Edge(COLLECTOR, DNS, (53,), "TCP")
    yield Edge(COLLECTOR, TRACES, (SPANS_PORT,))


def edges_of_operating() -> Iterator[Edge]:
    """Commands reach tables; those that read or mend what was told reach Kafka too. Nobody reaches them."""
    for each in COMMANDS:
        yield Edge(each, DNS, (53,), "UDP")
        yield Edge(each, DNS, (53,), "TCP")
        yield Edge(each, POSTGRES, (5432,))
        if each.role.startswith(("audit", "reconcile", "rebuild")):
            yield Edge(each, KAFKA, (9093,))
