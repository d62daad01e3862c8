"""What profiles listens to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from services.profiles.store import erasures
from shared.consuming import Event, projection, states_in
from shared.contracts import ERASURES, ErasureState
from shared.postgres import Tx


@projection(ERASURES)
async def remember_erasures(tx: Tx, events: Sequence[Event[ErasureState]], _now: datetime) -> None:
    """Which services have forgotten whom."""
    states = states_in(events)
    await erasures.note(tx, [(state.person_id, state.service, state.erased_at) for state in states])


CONSUMERS: Final = (remember_erasures,)
