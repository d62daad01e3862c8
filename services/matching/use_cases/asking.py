"""A mentee asks mentors, one after the other."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from services.matching.domain.programmes import OPEN, Programme
from services.matching.domain.proposals import Proposal
from services.matching.domain.refusals import (
    AlreadyProposed,
    MenteeProfileMissing,
    TooManyOpenRequests,
    UnknownProgramme,
    UnknownRequest,
)
from services.matching.domain.requests import (
    MOST_ASKED_A_DAY,
    MOST_OPEN_REQUESTS,
    Request,
    refuse_asking_again,
    refuse_request,
)
from services.matching.store import people, programmes, proposals
from services.matching.use_cases.passing_on import keep, look_again, standings_of
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.suspension import refuse_suspended


async def ask_mentors(
    tx: Tx, mentor_ids: Sequence[UUID], message: str, programme_id: UUID | None, *, by: UUID, now: datetime
) -> Request:
    """Asks the first mentor; the others wait for their turn. Every one of them must be askable now."""
    refuse_request(by, mentor_ids, message)
    if by not in await people.lock(tx, [by, *mentor_ids]):
        raise MenteeProfileMissing
    await refuse_suspended(tx, by)  # meanwhile
    programme = await _programme(tx, programme_id, by=by, now=now)
    await look_again(tx, await proposals.overdue_requests(tx, by, now), now=now)
    if await proposals.count_open_requests(tx, by) >= MOST_OPEN_REQUESTS:
        raise TooManyOpenRequests
    rules, _ = await programmes.rules(tx, programme.programme_id)
    request = _request(by, mentor_ids, message, programme, rules.version, now=now)
    standings = await standings_of(tx, request)
    for proposal in request.proposals:
        standings[proposal.proposal_id].refuse_asking(proposal.position)
    lately = await proposals.asked_as_many_ago(tx, by, mentor_ids, MOST_ASKED_A_DAY)
    refuse_asking_again(mentor_ids, lately, now)
    kept = await proposals.add(tx, request)
    for position, mentor_id in enumerate(mentor_ids, 1):
        if mentor_id not in kept:
            raise AlreadyProposed(position=position)
    return await keep(tx, request, request.go_on(standings, now), standings, now=now)


async def read_request(tx: Tx, request_id: UUID, *, by: UUID) -> Request:
    """A request, for the mentee who made it."""
    request = await proposals.request(tx, request_id)
    if request.mentee_id != by:
        raise UnknownRequest
    return request


async def list_requests(tx: Tx, after: UUID | None, limit: int, *, by: UUID) -> list[Request]:
    """What somebody has asked, newest first."""
    return await proposals.requests_of_person(tx, by, after, limit)


async def withdraw_request(tx: Tx, request_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Request:
    """Ends every proposal of a request that is still open."""
    await read_request(tx, request_id, by=by)
    request = await proposals.request_for_update(tx, request_id)
    expects(request.version)
    return await keep(tx, request, request.withdraw_all(by=by, now=now), {}, now=now)


async def _programme(tx: Tx, programme_id: UUID | None, *, by: UUID, now: datetime) -> Programme:
    found = await programmes.find_for_mentee(tx, by, programme_id)
    if found is None and programme_id in {None, OPEN.programme_id}:
        found = OPEN, False
    if found is None:
        raise UnknownProgramme
    programme, listed = found
    programme.refuse_stranger(listed=listed)
    programme.refuse_before_and_after(now.astimezone(UTC).date())
    return programme


def _request(
    mentee_id: UUID,
    mentor_ids: Sequence[UUID],
    message: str,
    programme: Programme,
    rules_version: int,
    *,
    now: datetime,
) -> Request:
    request_id = uuid7()
    asked = tuple(
        Proposal(
            proposal_id=uuid7(),
            request_id=request_id,
            programme_id=programme.programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            position=position,
            rules_version=rules_version,
        )
        for position, mentor_id in enumerate(mentor_ids, 1)
    )
    return Request(request_id, mentee_id, programme.programme_id, message, now, asked)
