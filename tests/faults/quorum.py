"""Which broker leads the cluster's metadata: Kafka's DescribeQuorum (API key 55, version 0), which aiokafka does not have.

Layout: the protocol's messages `DescribeQuorumRequest.json` and `DescribeQuorumResponse.json` of Apache Kafka. A plain
metadata request won't do: without ZooKeeper it answers any broker as controller, by chance.
"""

import asyncio
import io
import struct
from typing import Final

from aiokafka.protocol.types import CompactArray, CompactString, Int16, Int32, Schema, TaggedFields

API_KEY: Final = 55
METADATA: Final = "__cluster_metadata"
REQUEST: Final = Schema(
    ("topics", CompactArray(
        ("name", CompactString()),
        ("partitions", CompactArray(("index", Int32), ("tags", TaggedFields))),
        ("tags", TaggedFields),
    )),
    ("tags", TaggedFields),
)  # fmt: skip
LEADER: Final = (("index", Int32), ("error", Int16), ("leader", Int32))
TIMEOUT: Final = 10.0


async def controller_of(bootstrap_servers: str) -> int:
    """The number of the broker that leads. Raises `OSError` or `TimeoutError` when nobody answers."""
    for address in bootstrap_servers.split(","):
        host, _, port = address.rpartition(":")
        try:
            return _leader_in(await asyncio.wait_for(_ask(host, int(port)), TIMEOUT))
        except (OSError, asyncio.IncompleteReadError):
            continue
    raise OSError("no broker answers")


async def _ask(host: str, port: int) -> bytes:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        header = struct.pack(">hhih", API_KEY, 0, 1, 0) + b"\0"  # no client id to speak of, no tags
        body = REQUEST.encode([[(METADATA, [(0, {})], {})], {}])
        writer.write(struct.pack(">i", len(header) + len(body)) + header + body)
        (size,) = struct.unpack(">i", await reader.readexactly(4))
        return await reader.readexactly(size)
    finally:
        writer.close()


def _leader_in(answer: bytes) -> int:
    data = io.BytesIO(answer)
    Int32.decode(data)  # correlation id
    TaggedFields.decode(data)
    if error := Int16.decode(data):
        raise OSError(f"the quorum is not described: error {error}")
    data.read(1)  # one topic
    CompactString().decode(data)
    data.read(1)  # one partition
    leader: int = [kind.decode(data) for _, kind in LEADER][-1]
    return leader
