"""Which paths lead to which service: Gateway API's routes, a prefix each."""

from typing import Any, Final

from deploy.kubernetes.edges import API_PORT
from deploy.kubernetes.registry import STREAMS
from deploy.kubernetes.workloads import PART_OF, Manifest
from shared.contracts import SERVICES

GATEWAY: Final = "mentoring"
LONGEST: Final = "35s"
"""More than the longest that an api takes to say that it took too long."""
WITHOUT_END: Final = "0s"
"""A stream's own end comes after ten minutes."""


def routes() -> list[Manifest]:
    """One a service; which gateway takes them, overlays say."""
    return [_route(service) for service in SERVICES]


def _route(service: str) -> Manifest:
    rule: dict[str, Any] = {
        "matches": [{"path": {"type": "PathPrefix", "value": f"/{service}"}}],
        "backendRefs": [{"name": service, "port": API_PORT}],
        "timeouts": {"request": WITHOUT_END if service == STREAMS else LONGEST},
    }
    spec = {"parentRefs": [{"name": GATEWAY, "namespace": "gateway"}], "rules": [rule]}
    metadata = {"name": service, "labels": {"app.kubernetes.io/name": service, **PART_OF}}
    return {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": metadata, "spec": spec}
