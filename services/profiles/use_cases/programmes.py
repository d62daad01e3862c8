"""Programmes: what two people do together belongs to one."""

from datetime import datetime
from typing import Final

from services.profiles.store import programmes
from shared.contracts import PROGRAMMES, ProgrammeState
from shared.ids import named_uuid
from shared.postgres import Tx
from shared.publishing import outbox

OPEN: Final = "open"
OPEN_ID: Final = named_uuid("programme", OPEN)


async def open_default_programme(tx: Tx, *, now: datetime) -> bool:
    """Makes sure that there is the programme to which everybody belongs; True when it was made now."""
    name = "Open mentoring"
    if not await programmes.add(tx, OPEN_ID, slug=OPEN, name=name, open_to_all=True):
        return False
    state = ProgrammeState(programme_id=OPEN_ID, version=1, change="created", slug=OPEN, name=name, open_to_all=True)
    await outbox.add(tx, PROGRAMMES.record(state), now)
    return True
