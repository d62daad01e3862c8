"""What the plumbing of a service keeps of a person, and how it goes."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.contracts import ERASURES, ErasureState
from shared.contracts.erasures import erasure_id_of
from shared.ground.tracing import about
from shared.postgres import Tx
from shared.publishing import outbox
from shared.publishing.retelling import Telling

REMEMBER: Final = """
INSERT INTO erased_people (person_id, erased_at) VALUES ($1, $2)
ON CONFLICT (person_id) DO NOTHING
RETURNING person_id
"""

ERASED: Final = """
SELECT person_id, erased_at FROM erased_people
"""

FORGET: Final = (
    "DELETE FROM idempotency_keys WHERE person_id = $1",
    # What others were answered may hold the person's words. The keys stay, so that nothing is done twice.
    "UPDATE idempotency_keys SET body = '' WHERE position(convert_to($1::uuid::text, 'UTF8') IN body) > 0",
    "DELETE FROM dead_letters WHERE subject = $1",
    "DELETE FROM suspensions WHERE person_id = $1",
    "DELETE FROM timers WHERE subject = $1 AND kind NOT LIKE 'tombstone-again:%'",
    # States of the person that have not left yet leave as tombstones: the sequence keeps its numbers without a gap.
    "UPDATE outbox SET value = NULL WHERE key = $1 AND value IS NOT NULL",
)

FORGET_ANSWERS: Final = """
UPDATE idempotency_keys SET body = '' WHERE person_id = ANY ($1)
"""


def telling_of(service: str) -> Telling[ErasureState]:
    """How the service says again whom it has erased. An erasure on the topic stands, whatever the tables were set back to."""
    erased: dict[UUID, tuple[UUID, datetime]] = {}

    async def present(tx: Tx, told: Mapping[UUID, ErasureState | None]) -> Mapping[UUID, ErasureState]:
        if not erased:
            rows = await tx.fetch(ERASED)
            erased.update(
                {erasure_id_of(service, row["person_id"]): (row["person_id"], row["erased_at"]) for row in rows}
            )
        return {each: _state(service, *erased[each]) for each in told if each in erased}

    async def stands(_tx: Tx, _erasure_id: UUID, _told: ErasureState | None) -> str:
        return "an erasure stands"

    return Telling(ERASURES, present, uphold=stands)


def _state(service: str, person_id: UUID, erased_at: datetime) -> ErasureState:
    return ErasureState(
        erasure_id=erasure_id_of(service, person_id),
        version=1,
        change="erased",
        service=service,
        person_id=person_id,
        erased_at=erased_at,
    )


async def forget(tx: Tx, service: str, person_id: UUID, now: datetime) -> bool:
    """Erases the person from the plumbing and says so on `erasures`; False when that was done before.

    Stored answers, dead letters, timers and states on their way go, and what others were answered that names the person;
    later commands of the person get 401. The service's own rows are its own business, in the same transaction.
    """
    first = await tx.fetchval(REMEMBER, person_id, now) is not None
    for statement in FORGET:
        await tx.execute(statement, person_id)
    if first:
        with about(person_id):
            await outbox.add(tx, ERASURES.record(_state(service, person_id, now)), now)
    return first


async def forget_answers(tx: Tx, people: Collection[UUID]) -> None:
    """What these were answered may hold the words of somebody who goes, without their id. The keys stay, as in `forget`."""
    await tx.execute(FORGET_ANSWERS, list(people))
