"""Settings of Kafka that do not fit together stop a process with one line that says what to do."""

import subprocess
import sys

import pytest
from pydantic import SecretStr, ValidationError

from deploy.local.folders import ROOT
from shared.consuming.subscribers import make_broker
from shared.ground.kafka_access import KafkaAccess, KafkaSettings, Mechanism
from shared.ground.reading_settings import wrong_settings

WRONG: dict[str, tuple[dict[str, str], str]] = {
    "a user, but none is shown": (
        {"username": "matching", "password": "secret-word"},
        "PLAINTEXT and shows no user: set it to SASL_SSL, or unset",
    ),
    "no user, but one is to be shown": (
        {"security_protocol": "SASL_SSL"},
        "SASL_SSL: set KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD too",
    ),
    "no mechanism": (
        {"security_protocol": "SASL_SSL", "username": "matching", "password": "secret-word"},
        "set KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD too",
    ),
    "an authority, but nothing is encrypted": ({"ca_file": "ca.pem"}, "PLAINTEXT and encrypts nothing"),
    "a certificate without its key": (
        {"security_protocol": "SSL", "certificate_file": "client.crt"},
        "set both KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE, or neither",
    ),
    "an authority's file that is not there": (
        {"security_protocol": "SSL", "ca_file": "/nowhere/ca.pem"},
        "KAFKA_CA_FILE is no file of certificates (PEM) that we can read: No such file",
    ),
    "a certificate that is none": (
        {"security_protocol": "SSL", "certificate_file": __file__, "key_file": __file__},
        "KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE are no certificate (PEM)",
    ),
    "a protocol that there is not": ({"security_protocol": "TLS"}, "KAFKA_SECURITY_PROTOCOL"),
}


@pytest.mark.parametrize("name", WRONG)
def test_settings_that_do_not_fit_together_say_what_to_do(name: str) -> None:
    given, sentence = WRONG[name]
    with pytest.raises(ValidationError) as wrong:
        KafkaSettings(**{f"kafka_{key}": value for key, value in given.items()})  # type: ignore[arg-type]
    told = wrong_settings(wrong.value)
    assert sentence in told
    assert "\n" not in told
    assert "secret-word" not in told + str(wrong.value)


def test_a_service_names_its_own_variables() -> None:
    command = [sys.executable, "-m", "services.matching", "worker"]
    environment = {
        "PYTHONPATH": str(ROOT),
        "MATCHING_DATABASE_URL": "postgresql://x",
        "MATCHING_KAFKA_USERNAME": "matching",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "MATCHING_KAFKA_SECURITY_PROTOCOL is PLAINTEXT and shows no user" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_the_framework_is_told_what_every_other_client_is_told(mechanism: Mechanism) -> None:
    access = KafkaAccess("kafka:9093", "SASL_SSL", mechanism, "matching", SecretStr("secret-word"))
    told, own = make_broker(access, grace_seconds=1)._connection_kwargs, access.options()
    assert told["ssl_context"].verify_mode is own["ssl_context"].verify_mode
    for name in own.keys() - {"ssl_context", "bootstrap_servers"}:
        assert told[name] == own[name], name


def test_a_password_is_never_shown() -> None:
    access = KafkaAccess("kafka:9093", "SASL_SSL", "PLAIN", "matching", SecretStr("secret-word"))
    assert "secret-word" not in repr(access)


def test_a_name_that_the_broker_does_not_prove_is_not_trusted() -> None:
    context = KafkaAccess("kafka:9093", "SSL").ssl_context()
    assert context is not None
    assert context.check_hostname
