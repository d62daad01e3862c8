"""What matching tells again after its tables or its topics were set back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from services.matching.domain.proposals import Ended
from services.matching.domain.requests import fact_of
from services.matching.store import notices, outcomes, proposals
from services.matching.use_cases.passing_on import EXPIRY, keep, standings_of
from shared.contracts import DRAWS, MATCHES, NOTICES, DrawState, MatchState, NoticeState
from shared.erasure import telling_of
from shared.postgres import Tx
from shared.publishing.retelling import Telling
from shared.timers import renumber_timers

_ENDS: Final[Mapping[str, Ended]] = {"declined": "declined", "withdrawn": "withdrawn", "expired": "expired"}
"""How what was told of a proposal last had ended it."""


def tellings(*, now: datetime) -> Sequence[Telling[Any]]:
    """Its topics."""
    return (
        Telling(MATCHES, _matches, lift=_lift, uphold=partial(_uphold, now=now), renounced=_renounced),
        Telling(DRAWS, _draws),
        Telling(NOTICES, _notices, lift=notices.lift),
        telling_of("matching"),
    )


async def _matches(tx: Tx, told: Mapping[UUID, MatchState | None]) -> Mapping[UUID, MatchState]:
    found = await proposals.all_of(tx, told)
    return {each.proposal_id: fact_of(each) for each in found if each.proposed_at is not None}


async def _lift(tx: Tx, proposal_id: UUID, version: int) -> None:
    await proposals.lift(tx, proposal_id, version)
    if (found := await proposals.find_proposal(tx, proposal_id)) is not None:
        await renumber_timers(tx, EXPIRY, proposal_id, found[0].version)


async def _uphold(tx: Tx, proposal_id: UUID, told: MatchState | None, *, now: datetime) -> str | None:
    """A no stands. A yes does not: its mentorship is gone with it, and the mentor is asked again."""
    found = await proposals.find_proposal(tx, proposal_id)
    if told is None or found is None or not found[0].is_open:
        return None
    if (ended := _ENDS.get(told.change)) is None:
        return None
    request = await proposals.request_for_update(tx, found[0].request_id)
    standings = await standings_of(tx, request)
    because = told.ended_because or "no_longer_possible"
    await keep(tx, request, request.end_again(proposal_id, ended, because, standings, now), standings, now=now)
    return "ended again"


def _renounced(told: MatchState) -> MatchState | None:
    """Whoever waits is told that it is over; of what was answered nothing stays."""
    if not told.is_open:
        return None
    ended = {"change": "withdrawn", "ended_because": "no_longer_possible", "goes_on": False, "request_over": True}
    return told.model_copy(update={**ended, "version": told.version + 1})


async def _draws(tx: Tx, told: Mapping[UUID, DrawState | None]) -> Mapping[UUID, DrawState]:
    return await outcomes.draws(tx, told)


async def _notices(tx: Tx, told: Mapping[UUID, NoticeState | None]) -> Mapping[UUID, NoticeState]:
    return await notices.all_of(tx, told)
