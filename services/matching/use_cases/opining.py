"""What the two of a draft say of it, before its run is decided."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from services.matching.domain.opinions import Opinion, OwnDraft
from services.matching.domain.runs import MatchRunDecided
from services.matching.store import opinions, people
from services.matching.use_cases import noticing
from shared.postgres import Tx


async def say(tx: Tx, draft_id: UUID, opinion: Opinion, *, by: UUID, now: datetime) -> OwnDraft:
    """How one ranks a draft of oneself, or that one refuses it; it counts when the run is approved."""
    await people.lock(tx, [by])  # whoever is erased at this moment has no draft any more
    draft = await opinions.draft(tx, draft_id, by)
    if draft.decided:
        raise MatchRunDecided
    await opinions.say(tx, draft, by, opinion, now)
    await noticing.look_at_person(tx, by, now=now)
    return replace(draft, opinion=opinion)
