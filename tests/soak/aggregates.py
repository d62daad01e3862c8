"""What the owners' tables have, in the words in which it would be told again after a restore."""

from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from typing import Final

from deploy.operating.kept_aside import Desk
from shared.contracts import SERVICES
from shared.postgres import transaction
from tests.soak.sampling import last_records
from tests.soak.stage import Soaking

KEYS: Final = "SELECT key FROM outbox_sequences WHERE topic = $1"


async def aggregates(stage: Soaking) -> Mapping[str, int]:
    """By topic the keys that were ever told and of which a table of the owner still has a state."""
    found: Counter[str] = Counter()
    desk = Desk("soak", lambda _service: stage.direct_owner_url)
    for service in SERVICES:
        retelling = import_module(f"services.{service}.use_cases.retelling")
        async with desk.pool(service) as pool, transaction(pool) as tx:
            for telling in retelling.tellings(now=stage.now()):
                keys = [row["key"] for row in await tx.fetch(KEYS, telling.topic.name)]
                found[telling.topic.name] += len(await telling.present(tx, dict.fromkeys(keys)))
    return found


async def living_keys(stage: Soaking) -> Mapping[str, int]:
    """By topic the keys whose last record is no tombstone."""
    last, _ = await last_records(stage)
    return Counter(topic for (topic, _key), record in last.items() if record.raw.value is not None)
