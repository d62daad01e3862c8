"""What a gateway makes of the rendered routes, for the proxy that is used here: Caddy sends each prefix to the ready pods of its Service."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Manifest = Mapping[str, Any]

_WITHOUT_END: Final = "0s"


class NoSuchRoute(Exception):
    """A route says something that this proxy is not told here; it says what."""


Addresses = Mapping[tuple[str, int], Sequence[str]]
"""Where the ready pods of a Service answer, by its name and port."""


def addresses(services: Sequence[Manifest], slices: Sequence[Manifest]) -> Addresses:
    """As EndpointSlices (discovery.k8s.io/v1) say: only of pods that are ready, which one that is told to end is not."""
    ports = {
        (each["metadata"]["name"], port["name"]): port["port"] for each in services for port in each["spec"]["ports"]
    }
    found: dict[tuple[str, int], list[str]] = {(name, port): [] for (name, _), port in ports.items()}
    for each in slices:
        service = each["metadata"]["labels"]["kubernetes.io/service-name"]
        ready = [one["addresses"][0] for one in each["endpoints"] or () if one["conditions"].get("ready")]
        for port in each["ports"] or ():
            found[service, ports[service, port["name"]]] += [f"{address}:{port['port']}" for address in ready]
    return {place: sorted(each) for place, each in found.items()}


def configuration(port: int, routes: Sequence[Manifest], pods: Addresses) -> str:
    """A Caddyfile without global options: Gateway API's routes at a port of this machine. Raises `NoSuchRoute`.

    Nothing is tried again: what fails is seen.
    """
    lines = [f"http://127.0.0.1:{port} {{", "\tbind 127.0.0.1"]
    for route in routes:
        for rule in route["spec"]["rules"]:
            lines += _rule(route["metadata"]["name"], rule, pods)
    return "\n".join([*lines, "\thandle {", "\t\trespond 404", "\t}", "}", ""])


def _rule(name: str, rule: Manifest, pods: Addresses) -> Iterator[str]:
    paths = [path for match in rule["matches"] for path in _paths(name, match)]
    upstreams = [address for each in rule["backendRefs"] for address in pods[each["name"], each["port"]]]
    patience = rule.get("timeouts", {}).get("request", _WITHOUT_END)
    yield from (f"\t@{name} path {' '.join(paths)}", f"\thandle @{name} {{")
    if not upstreams:
        yield from ("\t\trespond 503", "\t}")
        return
    yield f"\t\treverse_proxy {' '.join(upstreams)} {{"
    if patience == _WITHOUT_END:
        yield "\t\t\tflush_interval -1"
    yield "\t\t\ttransport http {"
    yield "\t\t\t\tkeepalive 60s"
    if patience != _WITHOUT_END:
        yield f"\t\t\t\tresponse_header_timeout {patience}"
    yield from ("\t\t\t}", "\t\t}", "\t}")


def _paths(name: str, match: Manifest) -> Sequence[str]:
    """A prefix ends where a part of a path ends: `/profiles` takes `/profiles/v1` and not `/profilesque`."""
    if match.keys() != {"path"} or match["path"]["type"] != "PathPrefix":
        raise NoSuchRoute(f"{name}: only prefixes of paths are told to Caddy here, not {dict(match)}")
    prefix = match["path"]["value"].rstrip("/")
    return [prefix, f"{prefix}/*"] if prefix else ["/*"]
