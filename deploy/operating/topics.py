"""`topics`: whether the topics are there, and are as the registry of events wants them."""

import argparse
import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import TopicAuthorizationFailedError

from deploy.operating import metadata
from deploy.operating.metadata import is_closed
from deploy.operating.rights import MissingRights
from deploy.operating.settings import kafka_access
from shared.contracts import TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.publishing.topics import make_topics, wait_for_kafka

SAFE: Final = "min.insync.replicas"


@dataclass(frozen=True)
class Found:
    """A topic as the brokers have it; `partitions` is 0 where it is missing."""

    partitions: int
    replicas: int
    settings: Mapping[str, str]


def main(arguments: list[str]) -> int:
    """`python -m deploy.operating topics [--make]`: 0 where all are as they must be, 1 where one is not."""
    parser = argparse.ArgumentParser(
        prog="python -m deploy.operating topics",
        description="Shows each topic and what is off with it, at KAFKA_BOOTSTRAP_SERVERS.",
    )
    parser.add_argument("--make", action="store_true", help="make those that are missing; what is there is left alone")
    parser.add_argument(
        "--partitions", type=int, default=12, help="of those that are made, and as many as all must have"
    )
    parser.add_argument("--replication", type=int, default=3, help="likewise")
    chosen = parser.parse_args(arguments)
    return asyncio.run(_show(kafka_access(), chosen))


async def _show(access: KafkaAccess, chosen: argparse.Namespace) -> int:
    if chosen.make:
        await wait_for_kafka(access)
        await look(access)  # who may not look at them could not tell what was made
        try:
            await make_topics(access, TOPICS, partitions=chosen.partitions, replication=chosen.replication)
        except TopicAuthorizationFailedError as error:
            raise MissingRights(access, [("create", name) for name in error.args]) from None
    found = await look(access)
    off = 0
    for topic in TOPICS:
        wrong = what_is_off(topic, found[topic.broker_name], chosen.partitions, chosen.replication)
        off += bool(wrong)
        print(f"{topic.broker_name:<26}{'; '.join(wrong) or 'as it must be'}")
    return 1 if off else 0


def what_is_off(topic: Any, found: Found, partitions: int, replication: int) -> list[str]:
    """In words; what is more than what is asked for is fine."""
    if not found.partitions:
        return ["missing: --make makes it"]
    wanted = topic.settings.broker_config()
    off = [f"{name} is {found.settings.get(name)}, not {value}" for name, value in wanted.items()
           if found.settings.get(name) != value]  # fmt: skip
    if found.partitions < partitions:
        off.append(
            f"{found.partitions} partitions, not {partitions}; more would part a key from its past: set it up anew"
        )
    if found.replicas < replication:
        off.append(f"{found.replicas} replicas, not {replication}")
    if replication > 1 and int(found.settings.get(SAFE, "1")) < 2:
        off.append(f"{SAFE} is {found.settings.get(SAFE)}: what one broker alone has is lost with it")
    return off


async def look(access: KafkaAccess) -> Mapping[str, Found]:
    """All topics of the registry. Raises `MissingRights` where we may not see one, or how it is set up, and `KafkaError`."""
    names = [topic.broker_name for topic in TOPICS]
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        described = await metadata.describe(admin, names)
        settings, closed = await _settings_of(admin, names)
    finally:
        await admin.close()
    unseen = [("describe", name) for name, each in described.items() if is_closed(each.code)]
    if unseen or closed:
        raise MissingRights(access, [*unseen, *(("describe_configs", name) for name in closed)])
    return {
        name: Found(len(each.replicas), min(each.replicas, default=0), settings.get(name, {}))
        for name, each in described.items()
    }


async def _settings_of(
    admin: AIOKafkaAdminClient, names: list[str]
) -> tuple[Mapping[str, Mapping[str, str]], list[str]]:
    """How each that is there is set up; and those that are closed to us."""
    answers = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names])
    resources = [resource for answer in answers for resource in answer.resources]
    closed = [name for code, _message, _type, name, _entries in resources if is_closed(code)]
    return {name: {each[0]: each[1] for each in entries} for *_, name, entries in resources}, closed
