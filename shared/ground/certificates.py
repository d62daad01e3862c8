"""When the certificates end that this process is told of, as Prometheus sees it: before the day on which nothing connects."""

from collections.abc import Iterator
from functools import partial
from math import nan
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from cryptography.x509 import load_pem_x509_certificates

from shared.ground import metrics
from shared.ground.settings import ServiceSettings

_OF_POSTGRES: Final = ("sslrootcert", "sslcert")


def show_certificates(settings: ServiceSettings, service: str) -> None:
    """From now on, when each file of certificates ends that the settings name."""
    for name, file in _files(settings):
        metrics.CERTIFICATE_ENDS.labels(service, name).set_function(partial(ends_at, file))


def ends_at(file: Path) -> float:
    """When the first certificate of a file (PEM) ends, in seconds since 1970; NaN where there is none that can be read.

    The file is read anew each time, since a renewal replaces it while the process runs.
    """
    try:
        return min(each.not_valid_after_utc.timestamp() for each in load_pem_x509_certificates(file.read_bytes()))
    except (OSError, ValueError):
        return nan


def _files(settings: ServiceSettings) -> Iterator[tuple[str, Path]]:
    """By the name of what says where they are."""
    for name in ("kafka_ca_file", "kafka_certificate_file"):
        if (file := getattr(settings, name)) is not None:
            yield name.upper(), file
    asked = parse_qs(urlsplit(settings.database_url.get_secret_value()).query)
    for name in _OF_POSTGRES:
        for file in asked.get(name, ()):
            if file != "system":
                yield f"DATABASE_URL {name}", Path(file)
