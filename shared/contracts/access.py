"""Who may do what on the broker: one user a service, called like it, with what the registry lets it say and hear. No more.

Two users are no service: the auditor, who only reads, and the operator, as whom commands come that change something.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from shared.contracts import SERVICES, TOPICS

Operation = Literal["read", "write", "create", "describe", "describe_configs"]

AUDITOR: Final = "auditor"
OPERATOR: Final = "operator"

# Rights to write hold for a producer that is idempotent too. The relay reads what it wrote when its sends were in doubt;
# `migrate` makes the service's own topics.
_OF_A_PRODUCER: Final[tuple[Operation, ...]] = ("read", "write", "create", "describe", "describe_configs")
_OF_A_CONSUMER: Final[tuple[Operation, ...]] = ("read", "describe", "describe_configs")
# Reading brings describing along. `topics` looks at how topics are set up, and makes those that are missing.
_OF_THE_OPERATOR: Final[tuple[Operation, ...]] = ("read", "create", "describe_configs")


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


def rights_of_auditors() -> Sequence[Right]:
    """To read every topic; an auditor belongs to no group."""
    return [Right(AUDITOR, "topic", topic.broker_name, ("read", "describe")) for topic in TOPICS]


def rights_of_operators() -> Sequence[Right]:
    """To read every topic, see how it is set up and make it where it is missing, and to put every service's groups back.

    To say nothing, and to take no topic away.
    """
    topics = [Right(OPERATOR, "topic", topic.broker_name, _OF_THE_OPERATOR) for topic in TOPICS]
    return [*topics, *(Right(OPERATOR, "groups", f"{service}.", ("read",)) for service in SERVICES)]


def all_rights() -> Sequence[Right]:
    """Of the five services, of the auditor and of the operator."""
    of_services = [right for service in SERVICES for right in rights_of(service)]
    return [*of_services, *rights_of_auditors(), *rights_of_operators()]
