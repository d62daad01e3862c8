"""Who may do what on the broker: one user a service, called like it, with what the registry lets it say and hear. No more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from shared.contracts import SERVICES, TOPICS

Operation = Literal["read", "write", "create", "describe", "describe_configs"]

AUDITOR: Final = "auditor"

# Rights to write hold for a producer that is idempotent too. The relay reads what it wrote when its sends were in doubt;
# `migrate` makes the service's own topics.
_OF_A_PRODUCER: Final[tuple[Operation, ...]] = ("read", "write", "create", "describe", "describe_configs")
_OF_A_CONSUMER: Final[tuple[Operation, ...]] = ("read", "describe", "describe_configs")


@dataclass(frozen=True)
class Right:
    """What a user may do with a topic, or with all groups whose names begin so."""

    user: str
    kind: Literal["topic", "groups"]
    name: str
    operations: tuple[Operation, ...]


def rights_of(service: str) -> Sequence[Right]:
    """What the workers and commands of a service need."""
    said = [
        Right(service, "topic", topic.broker_name, _OF_A_PRODUCER) for topic in TOPICS if service in topic.producers
    ]
    heard = [
        Right(service, "topic", topic.broker_name, _OF_A_CONSUMER)
        for topic in TOPICS
        if service in topic.consumers and service not in topic.producers
    ]
    return [*said, *heard, Right(service, "groups", f"{service}.", ("read", "describe"))]


def all_rights() -> Sequence[Right]:
    """Of the five services, and of the auditor, who reads every topic and belongs to no group."""
    audited = [Right(AUDITOR, "topic", topic.broker_name, ("read", "describe")) for topic in TOPICS]
    return [*(right for service in SERVICES for right in rights_of(service)), *audited]
