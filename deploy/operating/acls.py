"""The rights of the services' users on a Kafka that authorizes, as the registry of events has them."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError, for_code
from aiokafka.protocol.admin import CreateAclsRequest, DeleteAclsRequest, DescribeAclsRequest

from deploy.operating.metadata import OPERATIONS
from deploy.operating.settings import kafka_access
from shared.contracts.access import Right, all_rights
from shared.ground.kafka_access import KafkaAccess

# As Kafka's protocol numbers them.
KINDS: Final = {"topic": 2, "groups": 3}
PATTERNS: Final = {"topic": 3, "groups": 4}
"""By the whole name, and by how it begins."""
ALLOW: Final = 3
ANY: Final = 1
FROM_ANYWHERE: Final = "*"

# Whatever else somebody may have granted by hand, for showing it.
_ALL_KINDS: Final = {number: name for name, number in KINDS.items()} | {
    4: "cluster",
    5: "transactional ids",
    6: "token",
    7: "user",
}
_ALL_OPERATIONS: Final = {number: name for name, number in OPERATIONS.items()} | {
    2: "all",
    6: "delete",
    7: "alter",
    9: "cluster_action",
    11: "alter_configs",
    12: "idempotent_write",
    13: "create_tokens",
    14: "describe_tokens",
}

Entry = tuple[int, str, int, str, str, int, int]
"""Kind, name, pattern, user, host, operation, and whether it is allowed: as the protocol has it."""


async def grant(access: KafkaAccess, rights: Sequence[Right]) -> int:
    """Grants each right, by a user who may; how many entries that are. One that is there already stays. Raises `KafkaError`."""
    wanted = entries(rights)
    async with _asking(access) as admin:
        for entry in wanted:  # the client has no call for it, and its request takes one at a time
            answer = await admin._send_request(CreateAclsRequest(*entry))
            for code, message in answer.creation_responses:
                _refuse_wrong(code, message)
    return len(wanted)


async def surplus(access: KafkaAccess, rights: Sequence[Right]) -> Sequence[Entry]:
    """What users of these rights may do beyond them. Raises `KafkaError`."""
    meant = set(entries(rights))
    found: set[Entry] = set()
    async with _asking(access) as admin:
        for user in {right.user for right in rights}:
            answer = await admin._send_request(DescribeAclsRequest(ANY, None, ANY, f"User:{user}", None, ANY, ALLOW))
            _refuse_wrong(answer.error_code, answer.error_message)
            found |= {(*resource, *entry) for *resource, entries in answer.resources for entry in entries}
    return sorted(found - meant)


async def prune(access: KafkaAccess, surplus: Sequence[Entry]) -> None:
    """Takes these entries away. Raises `KafkaError`."""
    async with _asking(access) as admin:
        for entry in surplus:
            answer = await admin._send_request(DeleteAclsRequest(*entry))
            for code, message, _ in answer.filter_responses:
                _refuse_wrong(code, message)


def entries(rights: Sequence[Right]) -> Sequence[Entry]:
    """What these rights are on the broker, one for each operation."""
    return [entry for right in rights for entry in _entries(right)]


@asynccontextmanager
async def _asking(access: KafkaAccess) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        yield admin
    finally:
        await admin.close()


def _refuse_wrong(code: int, message: str | None) -> None:
    if code:
        raise for_code(code)(message)


def _in_words(entry: Entry) -> str:
    kind, name, pattern, user, host, operation, _ = entry
    what = _ALL_KINDS.get(kind, str(kind))
    named = f"{name}…" if pattern == PATTERNS["groups"] and kind != KINDS["groups"] else name
    where = "" if host == FROM_ANYWHERE else f" from {host}"
    return (
        f"{user.removeprefix('User:'):14} {what:7} {named:24} {_ALL_OPERATIONS.get(operation, str(operation))}{where}"
    )


def _entries(right: Right) -> Iterator[Entry]:
    for operation in right.operations:
        yield (
            KINDS[right.kind],
            right.name,
            PATTERNS[right.kind],
            f"User:{right.user}",
            FROM_ANYWHERE,
            OPERATIONS[operation],
            ALLOW,
        )


def main(arguments: Sequence[str]) -> int:
    """`python -m deploy.operating acls [--show | --prune]`: told by `KAFKA_…`, as the services are."""
    parser = argparse.ArgumentParser(
        prog="python -m deploy.operating acls",
        description="Grants each service's user what it needs on Kafka, as the user of KAFKA_USERNAME, who must be allowed "
        "to; lists what these users may do beyond that.",
    )
    parser.add_argument("--show", action="store_true", help="only print the rights, a line each")
    parser.add_argument("--prune", action="store_true", help="take away what these users may do beyond that")
    chosen = parser.parse_args(arguments)
    if chosen.show:
        for right in all_rights():
            print(f"{right.user:14} {right.kind:7} {right.name:24} {' '.join(right.operations)}")
        return 0
    access = kafka_access()
    try:
        asyncio.run(_put_right(access, pruned=chosen.prune))
    except KafkaError as error:
        return _complain(asyncio.run(access.refusal()) or f"Kafka: {error}")
    return 0


async def _put_right(access: KafkaAccess, *, pruned: bool) -> None:
    print(f"{await grant(access, all_rights())} entries granted")
    if not (beyond := await surplus(access, all_rights())):
        return
    if pruned:
        await prune(access, beyond)
    print(f"{len(beyond)} entries {'taken away' if pruned else 'beyond that, which --prune takes away'}:")
    for entry in beyond:
        print(f"  {_in_words(entry)}")


def _complain(trouble: str) -> int:
    print(f"acls: {trouble}", file=sys.stderr)
    return 2
