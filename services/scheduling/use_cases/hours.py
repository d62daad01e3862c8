"""A person sets their hours."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.hours import Hours
from services.scheduling.store import availability, hours
from services.scheduling.use_cases.expecting import Expects
from shared.postgres import Tx


async def set_hours(tx: Tx, person_id: UUID, new: Hours, expects: Expects, now: datetime) -> int:
    """Replaces the person's hours and returns their version. Their profile need not have arrived."""
    new.refuse_skipped_times()
    present = await hours.lock_version(tx, person_id)
    expects(present)
    version = await hours.insert(tx, person_id, new, now) if present is None else None
    if version is None:
        if present is None:  # somebody was quicker with the first ones: those are to be read before they are changed
            expects(await hours.lock_version(tx, person_id))
        version = await hours.update(tx, person_id, new, now)
    await availability.mark(tx, person_id)
    return version
