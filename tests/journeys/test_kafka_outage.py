"""Without Kafka people go on; what one service has to hear from another waits, and arrives."""

import pytest

from deploy.local.platform import Platform
from tests.journeys.kafka_outage import play
from tests.journeys.town import Town

pytestmark = pytest.mark.proof

SECONDS = 6.0
"""Long enough for sessions and producers to notice; `python -m tests.journeys.kafka_outage` shows two minutes."""


async def test_an_outage_of_kafka_delays_events_and_fails_nothing(platform: Platform, town: Town) -> None:
    outage = await play(platform, town, seconds=SECONDS)

    assert outage.faults == []
    assert outage.answers["profiles 202"] >= 1  # somebody signed in meanwhile
    assert outage.answers["scheduling 409 not-yet-arrived"] == outage.answers["mentorships 409 not-yet-arrived"] >= 1
    assert set(outage.repeated) == {200, 201}
    assert outage.disordered == []
