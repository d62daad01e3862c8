"""Topics that are compacted, and answers that are kept, for minutes: both live on real time, of which a soak has an hour instead of weeks."""

from datetime import timedelta
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from shared.contracts import TOPICS
from shared.contracts.envelope import TopicSettings
from shared.ground.kafka_access import KafkaAccess
from shared.http.inside import idempotency
from tests.faults.replacing import replace_in

MINUTES: Final = TopicSettings(
    minimum_compaction_lag=timedelta(minutes=1),
    maximum_compaction_lag=timedelta(minutes=2),
    tombstone_retention=timedelta(minutes=2),
    segment_age=timedelta(minutes=1),
)


ANSWERS_KEPT_FOR: Final = timedelta(minutes=4)
"""Instead of a day: in an hour no key would ever be forgotten, and its table would grow without saying anything."""


def count_in_minutes() -> None:
    """From now on this process takes these settings for those of the registry, which it looks for when it starts."""
    replace_in(idempotency, "KEPT_FOR", ANSWERS_KEPT_FOR)
    for topic in TOPICS:
        object.__setattr__(topic, "settings", MINUTES)


async def alter_topics(access: KafkaAccess) -> None:
    """Gives them to the topics that the migrations have made."""
    admin = AIOKafkaAdminClient(**access.options())
    await admin.start()
    try:
        settings = MINUTES.broker_config()
        topics = [ConfigResource(ConfigResourceType.TOPIC, each.broker_name, settings) for each in TOPICS]
        for answer in await admin.alter_configs(topics):
            for code, message, _type, name in answer.resources:
                assert not code, f"{name}: {message}"
    finally:
        await admin.close()
