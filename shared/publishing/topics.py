"""Topics are made from the registry, and looked at before anything relies on them."""

import asyncio
import time
from collections.abc import Collection
from typing import Any, Final

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaConnectionError, TopicAlreadyExistsError, TopicAuthorizationFailedError, for_code

from shared.contracts.envelope import Topic
from shared.ground.kafka_access import KafkaAccess

WAIT_SECONDS: Final = 60.0

_CHECKED: Final = ("cleanup.policy", "min.compaction.lag.ms", "max.compaction.lag.ms", "delete.retention.ms")


class WrongTopic(Exception):
    """A topic is missing or set up in a way that would lose events or their order."""


class KafkaAway(Exception):
    """No broker answers, or none lets us in; it says which."""


async def _patient_admin(access: KafkaAccess) -> AIOKafkaAdminClient:
    deadline, pause = time.monotonic() + WAIT_SECONDS, 0.1
    while True:
        admin = AIOKafkaAdminClient(**access.options())
        try:
            await admin.start()
        except KafkaConnectionError as error:
            await admin.close()
            if (refusal := await access.refusal()) is not None:
                raise KafkaAway(refusal) from error
            if time.monotonic() > deadline:
                raise KafkaAway(
                    f"no Kafka answered at {access.bootstrap_servers} for {WAIT_SECONDS:.0f} s: look at the address, "
                    "at the broker, and at KAFKA_SECURITY_PROTOCOL, which fails in the same way"
                ) from error
            await asyncio.sleep(pause)
            pause = min(pause * 2, 2.0)
        else:
            return admin


async def wait_for_kafka(access: KafkaAccess) -> None:
    """Returns when a broker lets us in. Raises `KafkaAway` after a minute."""
    await (await _patient_admin(access)).close()


async def make_topics(
    access: KafkaAccess, topics: Collection[Topic[Any]], *, partitions: int, replication: int
) -> None:
    """Creates the topics that do not exist yet; those that do are left alone. Raises what the broker refuses: then none was.

    `TopicAuthorizationFailedError` has the names of those that we may not create. Waits a minute for a broker that is away, then
    raises `KafkaAway`.
    """
    if not topics:
        return
    admin = await _patient_admin(access)
    try:
        present = set(await admin.list_topics())
        wanted = [
            NewTopic(
                topic.broker_name,
                partitions,
                replication,
                topic_configs=topic.settings.broker_config() | {"min.insync.replicas": str(max(1, replication - 1))},
            )
            for topic in topics
            if topic.broker_name not in present
        ]
        if wanted:
            for tries_only in (True, False):
                _refuse_uncreated(await admin.create_topics(wanted, validate_only=tries_only))
    finally:
        await admin.close()


def _refuse_uncreated(answer: Any) -> None:
    errors = [(name, for_code(code), *message) for name, code, *message in answer.topic_errors if code]
    if forbidden := [name for name, error, *_ in errors if error is TopicAuthorizationFailedError]:
        raise TopicAuthorizationFailedError(*forbidden)
    for name, error, *message in errors:
        if error is not TopicAlreadyExistsError:
            raise error(f"{name}: {message[0] if message else ''}")


async def refuse_wrong_topics(access: KafkaAccess, topics: Collection[Topic[Any]]) -> None:
    """Raises `WrongTopic`, which says what is wrong and what to do, unless every topic is as the registry has it."""
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        present = set(await admin.list_topics())
        if missing := [topic.broker_name for topic in topics if topic.broker_name not in present]:
            raise WrongTopic(
                f"missing: {', '.join(missing)}; run the `migrate` role of the services that produce them, or let this user read them"
            )
        resources = [ConfigResource(ConfigResourceType.TOPIC, topic.broker_name) for topic in topics]
        by_name = {topic.broker_name: topic for topic in topics}
        for answer in await admin.describe_configs(resources):
            for code, message, _type, name, entries in answer.resources:
                if code:
                    raise for_code(code)(f"{name}: {message}")
                _refuse_wrong_settings(by_name[name], {entry[0]: entry[1] for entry in entries})
    finally:
        await admin.close()


def _refuse_wrong_settings(topic: Topic[Any], found: dict[str, str]) -> None:
    wanted = topic.settings.broker_config()
    wrong = [f"{key} is {found.get(key)}, not {wanted[key]}" for key in _CHECKED if found.get(key) != wanted[key]]
    if wrong:
        raise WrongTopic(f"{topic.broker_name}: {'; '.join(wrong)}; alter the topic or set it up anew")
