"""Prometheus is told when the certificates end that the settings name."""

from datetime import UTC, datetime, timedelta
from math import isnan
from pathlib import Path

import pytest
from pydantic import SecretStr

from shared.ground.certificates import ends_at, show_certificates
from shared.ground.settings import ServiceSettings
from tests.fixtures.authority import Authority
from tests.fixtures.metrics import sample


def days_left(ends: float | None) -> int:
    assert ends is not None
    return round((ends - datetime.now(UTC).timestamp()) / timedelta(days=1).total_seconds())


def shown(setting: str) -> float | None:
    return sample("mentoring_certificate_ends_timestamp_seconds", service="probe", setting=setting)


def test_every_file_of_certificates_that_is_named_is_told_and_a_renewal_is_seen(tmp_path: Path) -> None:
    authority = Authority.made(tmp_path, "brokers", days=40)
    certificate, key = authority.sign("matching")
    settings = ServiceSettings(
        database_url=SecretStr(f"postgresql://x@y/z?sslmode=verify-full&sslrootcert={authority.file}"),
        kafka_security_protocol="SSL",
        kafka_ca_file=authority.file,
        kafka_certificate_file=certificate,
        kafka_key_file=key,
    )
    show_certificates(settings, "probe")

    assert days_left(shown("KAFKA_CA_FILE")) == days_left(shown("DATABASE_URL sslrootcert")) == 40
    assert days_left(shown("KAFKA_CERTIFICATE_FILE")) == 1

    Authority.made(tmp_path, "brokers", days=90)
    assert days_left(shown("KAFKA_CA_FILE")) == 90


def test_of_several_in_one_file_the_first_to_end_counts(tmp_path: Path) -> None:
    several = tmp_path / "several.pem"
    several.write_bytes(
        b"".join(Authority.made(tmp_path, f"of {days}", days=days).file.read_bytes() for days in (30, 3, 60))
    )
    assert days_left(ends_at(several)) == 3


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_file_without_one_has_no_end_and_breaks_nothing(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "authority.pem"
    if content is not None:
        file.write_bytes(content)
    assert isnan(ends_at(file))
