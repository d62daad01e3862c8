"""What profiles listens to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from services.profiles.store import erasures
from services.profiles.use_cases import badges
from shared.consuming import Event, erased_in, projection, states_in
from shared.contracts import ACHIEVEMENTS, ERASURES, AchievementState, ErasureState
from shared.postgres import Tx


@projection(ERASURES)
async def remember_erasures(tx: Tx, events: Sequence[Event[ErasureState]], _now: datetime) -> None:
    """Which services have forgotten whom."""
    states = states_in(events)
    await erasures.note(tx, [(state.person_id, state.service, state.erased_at) for state in states])


@projection(ACHIEVEMENTS)
async def keep_badges(tx: Tx, events: Sequence[Event[AchievementState]], _now: datetime) -> None:
    """What somebody asked to have shown has a badge as long as that stands; taken back, the badge is revoked."""
    await badges.revoke(tx, erased_in(events))
    await badges.issue(tx, states_in(events))


CONSUMERS: Final = (remember_erasures, keep_badges)
