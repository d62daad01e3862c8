"""What is looked at before a platform is started, so that what is wrong is said at once and nothing has to be stopped."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from deploy.local.folders import Folders
from deploy.local.trouble import Trouble

HIGHEST_PORT = 65_535
DEFAULT_ORIGINS = "[]"


def refuse_wrong_settings(given: Mapping[str, str], port: int | None) -> None:
    """Raises `Trouble` for what can lead nowhere, whatever runs there."""
    if port is not None and not 1 <= port <= HIGHEST_PORT:
        raise Trouble(f"{port} is no port.", f"Name one from 1 to {HIGHEST_PORT} with --port, or none.")
    _refuse_address(given, "DATABASE_URL", ("postgresql", "postgres"), "postgresql://user:password@host:5432/database")
    _refuse_address(given, "SMTP_URL", ("smtp", "smtp+starttls", "smtps"), "smtp://host:25")
    for server in filter(None, given.get("KAFKA_BOOTSTRAP_SERVERS", "").split(",")):
        if "/" in server or not _is_server(f"//{server.strip()}"):
            raise Trouble(
                "KAFKA_BOOTSTRAP_SERVERS names no Kafka.", "Write it as host:9092, or unset it to use the one we bring."
            )
    origins_in(given)


def origins_in(given: Mapping[str, str]) -> tuple[str, ...]:
    """The origins whose pages may call the API, besides those of this machine. Raises `Trouble`."""
    try:
        origins = json.loads(given.get("CORS_ORIGINS") or DEFAULT_ORIGINS)
    except ValueError:
        origins = None
    if not isinstance(origins, list) or not all(isinstance(each, str) and _is_origin(each) for each in origins):
        raise Trouble(
            "CORS_ORIGINS is no list of origins.",
            """Write it in JSON, each with its scheme and without a path: CORS_ORIGINS='["https://app.example"]'.""",
        )
    return tuple(origins)


def refuse_a_future(folders: Folders) -> None:
    """Data that has lived with the test clock holds what has not happened yet by the machine's: it would mislead."""
    try:
        ahead = timedelta(seconds=float(folders.clock.read_text() or 0))
    except FileNotFoundError:
        return
    if ahead:
        raise Trouble(
            f"this data has lived with the test clock, which stands at {datetime.now(UTC) + ahead:%Y-%m-%d %H:%MZ}"
            f" ({ahead} ahead): on real time, what lies in the future would look as if it had happened.",
            "`./mentoring up --clock` goes on with it; `./mentoring reset` throws the data away and begins in the present.",
        )


def _refuse_address(given: Mapping[str, str], name: str, schemes: tuple[str, ...], example: str) -> None:
    address = given.get(name)
    if address and not (urlsplit(address).scheme in schemes and _is_server(address)):
        raise Trouble(
            f"{name} is no address of that kind.", f"Write it as {example}, or unset it to use what we bring."
        )


def _is_server(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, or none that there is
        return False


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and _is_server(text) and not (parts.path or parts.query or parts.fragment)
