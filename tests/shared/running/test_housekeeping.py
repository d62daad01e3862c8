"""What is kept aside shows in the metrics: how much, since when, and what kind of reason."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from shared.consuming import Consumer, Kind, Processor, dead_letters
from shared.contracts import ERASURES
from shared.ground.jobs import WorkerParts
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool
from shared.running.housekeeping import Housekeeping
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.metrics import sample
from tests.fixtures.records import HAPPENED, erasure, with_value, without_header


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("3 invalid fields, first json_invalid at the value", "invalid fields"),
        ("ValueError at services.matching.store:41", "ValueError"),
        ("no ce_type header", "no ce_type header"),
    ],
)
def test_a_reason_is_a_label_without_numbers_and_places(reason: str, kind: str) -> None:
    assert dead_letters.kind_of(reason) == kind


def shown(name: str, reason: str) -> float | None:
    return sample(name, service="probe", consumer="probe.erasures.projection", reason=reason)


async def test_dead_letters_are_counted_by_reason_with_the_age_of_the_oldest_until_they_go(probe: Pool) -> None:
    clock = HandClock(HAPPENED)
    parts = WorkerParts("probe", ServiceSettings(database_url=SecretStr("")), probe, clock)
    processor = Processor("probe", Consumer(ERASURES, Kind.PROJECTION, handle_nothing), probe, clock)
    await processor.consume([with_value(erasure(uuid7()), b"{"), with_value(erasure(uuid7(), offset=2), b"")])
    clock.move(timedelta(minutes=5))
    await processor.consume([without_header(erasure(uuid7(), offset=3), "ce_type")])
    housekeeping = Housekeeping()

    await housekeeping._measure(parts)
    assert shown("mentoring_dead_letters", "invalid fields") == 2
    assert shown("mentoring_dead_letters_oldest_seconds", "invalid fields") == 300
    assert shown("mentoring_dead_letters", "no ce_type header") == 1

    await probe.execute("DELETE FROM dead_letters")
    await housekeeping._measure(parts)
    assert shown("mentoring_dead_letters", "invalid fields") is None


async def handle_nothing(tx: object, events: object, now: object) -> None: ...


async def test_parked_keys_show_how_long_they_have_waited(probe: Pool) -> None:
    parts = WorkerParts("probe", ServiceSettings(database_url=SecretStr("")), probe, HandClock())
    row = "INSERT INTO outbox_parked VALUES ('erasures', $1, 1, 'MessageSizeTooLargeError', now() - interval '1 hour')"
    await probe.execute(row, uuid7())

    await Housekeeping()._measure(parts)
    age = sample("mentoring_outbox_parked_oldest_seconds", service="probe", reason="MessageSizeTooLargeError")
    assert age is not None
    assert 3_600 <= age < 3_700
