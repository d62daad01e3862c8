"""Topics as Kafka describes them by name, with what we may do with each. None is made by being asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import TopicAuthorizationFailedError, UnknownTopicOrPartitionError, for_code
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import Array, Boolean, Int16, Int32, Schema, String

from shared.contracts.access import Operation

OPERATIONS: Final[Mapping[Operation, int]] = {
    "read": 3, "write": 4, "create": 5, "describe": 8, "describe_configs": 10,
}  # fmt: skip
"""As Kafka's protocol numbers them."""
NOT_TOLD: Final = -(2**31)
"""What stands for the operations of a topic of which Kafka does not say them."""


@dataclass(frozen=True)
class Described:
    """`code`: Kafka's number of what is wrong; `replicas`: of each partition; `operations`: a bit for each that we may do."""

    code: int
    replicas: Sequence[int]
    operations: int

    def allows(self, operation: Operation) -> bool:
        """What Kafka does not tell may be allowed; of what is closed to us nothing is."""
        if is_closed(self.code):
            return False
        return self.operations == NOT_TOLD or bool(self.operations >> OPERATIONS[operation] & 1)


def is_closed(code: int) -> bool:
    """Whether a topic is closed to us; one may be missing, too. Raises the `KafkaError` of any other number but 0."""
    error = for_code(code)
    if code and error not in {TopicAuthorizationFailedError, UnknownTopicOrPartitionError}:
        raise error
    return error is TopicAuthorizationFailedError


async def describe(admin: AIOKafkaAdminClient, names: Sequence[str]) -> Mapping[str, Described]:
    """Each of them. A list of all would leave out those that are closed to us. Raises `KafkaError`."""
    answer = await admin._send_request(_Ask(names))
    return {
        name: Described(code, [len(replicas) for _, _, _, _, replicas, *_ in partitions], operations)
        for code, name, _internal, partitions, operations in answer.topics
    }


class _Answer(Response):  # type: ignore[misc]  # the library has types for its callers alone
    API_KEY = 3
    API_VERSION = 8
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        ("brokers", Array(("node", Int32), ("host", String("utf-8")), ("port", Int32), ("rack", String("utf-8")))),
        ("cluster_id", String("utf-8")),
        ("controller_id", Int32),
        (
            "topics",
            Array(
                ("error_code", Int16),
                ("topic", String("utf-8")),
                ("is_internal", Boolean),
                (
                    "partitions",
                    Array(
                        ("error_code", Int16),
                        ("partition", Int32),
                        ("leader", Int32),
                        ("leader_epoch", Int32),
                        ("replicas", Array(Int32)),
                        ("isr", Array(Int32)),
                        ("offline_replicas", Array(Int32)),
                    ),
                ),
                ("authorized_operations", Int32),
            ),
        ),
        ("cluster_authorized_operations", Int32),
    )


class _AskStruct(RequestStruct):  # type: ignore[misc]
    API_KEY = 3
    API_VERSION = 8
    RESPONSE_TYPE = _Answer
    SCHEMA = Schema(
        ("topics", Array(String("utf-8"))),
        ("allow_auto_topic_creation", Boolean),
        ("include_cluster_authorized_operations", Boolean),
        ("include_topic_authorized_operations", Boolean),
    )


class _Ask(Request[_AskStruct]):  # type: ignore[misc]
    """KIP-430, since Kafka 2.3; the client's own is of an older version, which knows nothing of operations."""

    API_KEY = 3

    def __init__(self, topics: Sequence[str]) -> None:
        self._topics = topics

    def build(self, request_struct_class: type[_AskStruct]) -> _AskStruct:
        return request_struct_class(list(self._topics), False, False, True)
