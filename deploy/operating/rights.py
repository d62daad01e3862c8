"""Whether Kafka lets us do what a command is about to do there: asked first, so that nothing is left half done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupAuthorizationFailedError
from aiokafka.protocol.group import HeartbeatRequest

from deploy.operating import metadata
from deploy.operating.evidence import consumers
from shared.contracts.access import Right
from shared.ground.kafka_access import KafkaAccess


class MissingRights(Exception):
    """Kafka does not let us do what a command is for. Its text is one line: who may not do what, and with what."""

    def __init__(self, access: KafkaAccess, refused: Iterable[tuple[str, str]]) -> None:
        """`refused`: operations, each with what it was to be done with."""
        by_operation: dict[str, list[str]] = {}
        for operation, what in refused:
            by_operation.setdefault(operation, []).append(what)
        told = "; ".join(f"{operation} {', '.join(what)}" for operation, what in by_operation.items())
        super().__init__(
            f"nothing was changed, since Kafka does not let {access.username or 'us'} {told}: "
            "`acls --show` prints which user may, and `acls` grants what is missing"
        )


async def refuse_missing_rights(access: KafkaAccess, wanted: Sequence[Right]) -> None:
    """Raises `MissingRights` unless whoever asks may do all of this, and `KafkaError`. Topics that are missing are passed over."""
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        refused = [*await _of_topics(admin, wanted), *await _of_groups(admin, wanted)]
    finally:
        await admin.close()
    if refused:
        raise MissingRights(access, refused)


async def refuse_closed(access: KafkaAccess, rights: Sequence[Right]) -> None:
    """As `refuse_missing_rights`, of what these rights have one read: a topic that we may not see would pass for one that is empty, or lost."""
    await refuse_missing_rights(access, [replace(right, operations=("read",)) for right in rights])


async def _of_topics(admin: AIOKafkaAdminClient, wanted: Sequence[Right]) -> Sequence[tuple[str, str]]:
    rights = [right for right in wanted if right.kind == "topic"]
    found = await metadata.describe(admin, [right.name for right in rights]) if rights else {}
    return [
        (operation, right.name)
        for right in rights
        for operation in right.operations
        if not found[right.name].allows(operation)
    ]


async def _of_groups(admin: AIOKafkaAdminClient, wanted: Sequence[Right]) -> Sequence[tuple[str, str]]:
    """By a sign of life from a member that there is not: it changes nothing, and of all that is wrong with it Kafka names a right first."""
    refused = []
    for right in (right for right in wanted if right.kind == "groups"):
        for group in (each.name for each in consumers() if each.name.startswith(right.name)):
            answer = await admin._send_request(HeartbeatRequest(group, 0, "nobody"))
            if answer.error_code == GroupAuthorizationFailedError.errno:
                refused.append(("read", f"groups {right.name}…"))
                break
    return refused
