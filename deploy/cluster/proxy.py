"""What a gateway makes of the rendered routes, for the proxy that is used here: Caddy sends each prefix to the address of its Service."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Manifest = Mapping[str, Any]

_WITHOUT_END: Final = "0s"


class NoSuchRoute(Exception):
    """A route says something that this proxy is not told here; it says what."""


def configuration(port: int, routes: Sequence[Manifest], services: Sequence[Manifest]) -> str:
    """A Caddyfile without global options: Gateway API's routes at a port of this machine. Raises `NoSuchRoute`.

    `services` are those of the server, with the addresses that it gave them. Nothing is tried again: what fails is seen.
    """
    addresses = {each["metadata"]["name"]: each["spec"]["clusterIP"] for each in services}
    lines = [f"http://127.0.0.1:{port} {{", "\tbind 127.0.0.1"]
    for route in routes:
        for rule in route["spec"]["rules"]:
            lines += _rule(route["metadata"]["name"], rule, addresses)
    return "\n".join([*lines, "\thandle {", "\t\trespond 404", "\t}", "}", ""])


def _rule(name: str, rule: Manifest, addresses: Mapping[str, str]) -> Iterator[str]:
    paths = [path for match in rule["matches"] for path in _paths(name, match)]
    upstreams = " ".join(f"{addresses[each['name']]}:{each['port']}" for each in rule["backendRefs"])
    patience = rule.get("timeouts", {}).get("request", _WITHOUT_END)
    yield from (f"\t@{name} path {' '.join(paths)}", f"\thandle @{name} {{", f"\t\treverse_proxy {upstreams} {{")
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
