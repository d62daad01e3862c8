"""What has travelled on the platform's Kafka, read from the beginning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from aiokafka import AIOKafkaConsumer

from shared.contracts import TOPICS
from shared.contracts.envelope import PREFIX
from shared.http.inside.consistency import named_in


async def travelled(bootstrap_servers: str) -> Mapping[str, list[int]]:
    """The sequences of each `<topic>/<key>`, in the order in which they lie there."""
    names = [topic.broker_name for topic in TOPICS]
    consumer = AIOKafkaConsumer(
        *names, bootstrap_servers=bootstrap_servers, auto_offset_reset="earliest", enable_auto_commit=False
    )
    await consumer.start()
    found: dict[str, list[int]] = defaultdict(list)
    try:
        await consumer.seek_to_beginning()
        ends = await consumer.end_offsets(consumer.assignment())
        while any([await consumer.position(partition) < end for partition, end in ends.items()]):
            for records in (await consumer.getmany(timeout_ms=200)).values():
                for record in records:
                    name = f"{record.topic.removeprefix(PREFIX)}/{record.key.decode()}"
                    found[name].append(int(dict(record.headers)["ce_sequence"]))
    finally:
        await consumer.stop()
    return found


def missing(tokens: Iterable[str], found: Mapping[str, list[int]]) -> list[str]:
    """Those of the Consistency-Tokens whose event does not lie on its topic."""
    named = [str(name) for token in tokens for name in named_in(token)]
    return [token for token in named if int(token.rpartition("@")[2]) not in found.get(token.rpartition("@")[0], ())]


def out_of_order(found: Mapping[str, list[int]]) -> list[str]:
    """Keys whose states do not begin with 1 and go on without gaps; a state may lie there twice (a relay was killed)."""
    return [name for name, sequences in found.items() if list(dict.fromkeys(sequences)) != _whole(sequences)]


def _whole(sequences: list[int]) -> list[int]:
    return list(range(1, max(sequences) + 1))
