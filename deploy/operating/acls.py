"""The rights of the services' users on a Kafka that authorizes, as the registry of events has them."""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError, for_code
from aiokafka.protocol.admin import CreateAclsRequest

from deploy.operating.settings import kafka_access
from shared.contracts.access import Right, all_rights
from shared.ground.kafka_access import KafkaAccess

# As Kafka's protocol numbers them.
KINDS: Final = {"topic": 2, "groups": 3}
PATTERNS: Final = {"topic": 3, "groups": 4}
"""By the whole name, and by how it begins."""
OPERATIONS: Final = {"read": 3, "write": 4, "create": 5, "describe": 8, "describe_configs": 10}
ALLOW: Final = 3
FROM_ANYWHERE: Final = "*"

Entry = tuple[int, str, int, str, str, int, int]


async def grant(access: KafkaAccess, rights: Sequence[Right]) -> int:
    """Grants each right, by a user who may; how many entries that are. One that is there already stays. Raises `KafkaError`."""
    entries = [entry for right in rights for entry in _entries(right)]
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        for entry in entries:  # the client has no call for it, and its request takes one at a time
            answer = await admin._send_request(CreateAclsRequest(*entry))
            for code, message in answer.creation_responses:
                if code:
                    raise for_code(code)(message)
    finally:
        await admin.close()
    return len(entries)


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
    """`python -m deploy.operating acls [--show]`: told by `KAFKA_BOOTSTRAP_SERVERS` and what else the services have for Kafka."""
    parser = argparse.ArgumentParser(
        prog="python -m deploy.operating acls",
        description="Grants each service's user what it needs on Kafka, as the user of KAFKA_USERNAME, who must be allowed to.",
    )
    parser.add_argument("--show", action="store_true", help="only print the rights, a line each")
    if parser.parse_args(arguments).show:
        for right in all_rights():
            print(f"{right.user:14} {right.kind:7} {right.name:24} {' '.join(right.operations)}")
        return 0
    access = kafka_access()
    try:
        print(f"{asyncio.run(grant(access, all_rights()))} entries granted")
    except KafkaError as error:
        return _complain(asyncio.run(access.refusal()) or f"Kafka: {error}")
    return 0


def _complain(trouble: str) -> int:
    print(f"acls: {trouble}", file=sys.stderr)
    return 2
