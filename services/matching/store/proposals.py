"""Requests and their proposals."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.matching.domain.proposals import Proposal
from services.matching.domain.refusals import UnknownProposal, UnknownRequest
from services.matching.domain.requests import Request
from services.matching.domain.standing import Standing
from shared.contracts.vocabulary import ProposalPhase, Side
from shared.postgres import Tx, columns

ADD_REQUEST: Final = """
INSERT INTO requests (request_id, mentee_id, programme_id, message, created_at) VALUES ($1, $2, $3, $4, $5)
"""

# Sorted by mentor, so that two requests at once wait for each other and don't deadlock.
ADD_PROPOSALS: Final = """
INSERT INTO proposals
    (proposal_id, request_id, programme_id, mentor_id, mentee_id, position, state, version, rules_version, mentor_said, mentee_said)
SELECT proposal_id, $3, $4, mentor_id, $5, position, 'waiting', 1, $6,
       md5((asked.mentor - '{paused,capacity}'::text[])::text), (SELECT md5(mentee::text) FROM people WHERE person_id = $5)
FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS told (proposal_id, mentor_id, position)
LEFT JOIN people AS asked ON asked.person_id = mentor_id
ORDER BY mentor_id
ON CONFLICT (mentor_id, mentee_id) WHERE state IN ('waiting', 'proposed') DO NOTHING
RETURNING mentor_id
"""

SAVE: Final = """
UPDATE proposals
SET state = $2, version = $3, proposed_at = $4, respond_by = $5, ended_at = $6, ended_because = $7,
    decline_reason = $8, decline_text = $9, mentorship_id = $10, question = $11, asked_back_at = $12, answer = $13,
    answered_back_at = $14
WHERE proposal_id = $1
"""

LIFT: Final = """
UPDATE proposals SET version = greatest(version, $2) + 1 WHERE proposal_id = $1
"""

REQUEST: Final = """
SELECT request_id, mentee_id, programme_id, message, created_at FROM requests WHERE request_id = $1
"""

LOCK_REQUESTS: Final = """
SELECT request_id, mentee_id, programme_id, message, created_at
FROM requests
WHERE request_id = ANY($1)
ORDER BY request_id
FOR UPDATE
"""

PROPOSALS_OF: Final = """
SELECT * FROM proposals WHERE request_id = ANY($1) ORDER BY request_id, position
"""

PROPOSAL: Final = """
SELECT proposals.*, requests.message FROM proposals JOIN requests USING (request_id) WHERE proposal_id = $1
"""

PROPOSALS: Final = """
SELECT * FROM proposals WHERE proposal_id = ANY ($1) ORDER BY proposal_id
"""

# A proposal whose time is over is expired, whether or not the worker has noted it. Newest first.
LIST: Final = """
SELECT proposals.*, requests.message
FROM proposals
JOIN requests USING (request_id)
WHERE ((proposals.mentee_id = $1 AND $2::text IS DISTINCT FROM 'mentor')
       OR (proposals.mentor_id = $1 AND proposals.proposed_at IS NOT NULL AND $2::text IS DISTINCT FROM 'mentee'))
  AND ($3::text IS NULL
       OR $3 = CASE WHEN state = 'proposed' AND respond_by <= $4 THEN 'expired' ELSE state END)
  AND ($5::uuid IS NULL OR proposal_id < $5)
ORDER BY proposal_id DESC
LIMIT $6
"""

# A proposal that was made goes on by the rules of then; who is to be asked, by those of now.
STANDINGS: Final = """
SELECT pair.proposal_id,
       pair.mentor_id,
       people.mentor IS NOT NULL AS known,
       EXISTS (SELECT FROM suspensions WHERE person_id = pair.mentor_id AND NOT lifted) AS suspended,
       EXISTS (SELECT FROM suspensions WHERE person_id = pair.mentee_id AND NOT lifted) AS asked_by_suspended,
       EXISTS (SELECT FROM erased_people WHERE person_id = pair.mentor_id) AS left,
       COALESCE(people.capacity, 0) AS capacity,
       COALESCE(people.paused, false) OR people.resting_since IS NOT NULL
           OR EXISTS (
               SELECT FROM kept_out
               WHERE kept_out.person_id = pair.mentor_id AND kept_out.programme_id = pair.programme_id
           ) AS paused,
       NOT COALESCE(programmes.archived, false)
           AND (
               COALESCE(programmes.open_to_all, true)
               OR EXISTS (
                   SELECT FROM memberships
                   WHERE programme_id = pair.programme_id AND person_id = pair.mentor_id AND role = 'mentor'
               ) AND EXISTS (
                   SELECT FROM memberships
                   WHERE programme_id = pair.programme_id AND person_id = pair.mentee_id AND role = 'mentee'
               )
           ) AS member,
       EXISTS (
           SELECT FROM memberships AS one
           JOIN memberships AS other USING (programme_id)
           WHERE programme_id = pair.programme_id AND one.person_id = pair.mentor_id AND other.person_id = pair.mentee_id
             AND (one.number = ANY (other.line) OR other.number = ANY (one.line))
             AND COALESCE(rules.conditions->'apart' ? 'reporting_line', true)
       ) AS in_one_line,
       EXISTS (
           SELECT FROM memberships AS one
           JOIN memberships AS other USING (programme_id)
           WHERE programme_id = pair.programme_id AND one.person_id = pair.mentor_id AND other.person_id = pair.mentee_id
             AND one.groups && other.groups AND rules.conditions->'apart' ? 'group'
       ) AS in_one_group,
       EXISTS (SELECT FROM blocks WHERE person_id = pair.mentor_id AND blocked_id = pair.mentee_id) AS blocks,
       EXISTS (SELECT FROM blocks WHERE person_id = pair.mentee_id AND blocked_id = pair.mentor_id) AS blocked,
       (SELECT count(*) FROM mentorships WHERE mentor_id = pair.mentor_id AND ended_at IS NULL) AS active,
       EXISTS (
           SELECT FROM mentorships
           WHERE mentor_id = pair.mentor_id AND mentee_id = pair.mentee_id AND ended_at IS NULL
       ) AS mentoring,
       EXISTS (
           SELECT FROM proposals
           WHERE mentor_id = pair.mentor_id AND mentee_id = pair.mentee_id AND state IN ('waiting', 'proposed')
       ) AS asked,
       COALESCE(
           kept.mentor_said <> md5((people.mentor - '{paused,capacity}'::text[])::text)
           OR kept.mentee_said <> (SELECT md5(mentee::text) FROM people WHERE person_id = pair.mentee_id),
           false
       ) AS stale
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS pair (proposal_id, mentor_id, mentee_id, programme_id)
LEFT JOIN people ON people.person_id = pair.mentor_id
LEFT JOIN programmes ON programmes.programme_id = pair.programme_id
LEFT JOIN proposals AS kept ON kept.proposal_id = pair.proposal_id
LEFT JOIN programme_rules AS present ON present.programme_id = pair.programme_id
LEFT JOIN programme_rules_versions AS agreed
    ON agreed.programme_id = pair.programme_id AND agreed.version = kept.rules_version
CROSS JOIN LATERAL (
    SELECT CASE WHEN kept.rules_version = 0 THEN '{}' ELSE COALESCE(agreed.conditions, present.conditions) END AS conditions
) AS rules
"""

REQUESTS_OF_PERSON: Final = """
SELECT request_id, mentee_id, programme_id, message, created_at
FROM requests
WHERE mentee_id = $1 AND ($2::uuid IS NULL OR request_id < $2)
ORDER BY request_id DESC
LIMIT $3
"""

OVERDUE: Final = """
SELECT DISTINCT request_id FROM proposals WHERE mentee_id = $1 AND state = 'proposed' AND respond_by <= $2
"""

OPEN_REQUESTS: Final = """
SELECT count(DISTINCT request_id) FROM proposals WHERE mentee_id = $1 AND state IN ('waiting', 'proposed')
"""

ASKED_AS_MANY_AGO: Final = """
SELECT asked.mentor_id, lately.created_at
FROM unnest($2::uuid[]) AS asked (mentor_id)
CROSS JOIN LATERAL (
    SELECT requests.created_at
    FROM proposals
    JOIN requests USING (request_id)
    WHERE proposals.mentee_id = $1 AND proposals.mentor_id = asked.mentor_id
    ORDER BY requests.created_at DESC
    OFFSET $3 - 1
    LIMIT 1
) AS lately
"""

OPEN_OF_PEOPLE: Final = """
SELECT DISTINCT request_id
FROM proposals
WHERE (mentor_id = ANY($1) OR mentee_id = ANY($1)) AND state IN ('waiting', 'proposed')
"""

OPEN_IN_PROGRAMMES: Final = """
SELECT DISTINCT request_id FROM proposals WHERE programme_id = ANY($1) AND state IN ('waiting', 'proposed')
"""

ASKING: Final = """
SELECT request_id FROM proposals WHERE mentor_id = ANY($1) AND state = 'proposed'
"""

ASKED_NOW: Final = """
SELECT * FROM proposals
WHERE mentor_id = $1 AND state = 'proposed' AND respond_by > $2
ORDER BY proposal_id
"""


async def add(tx: Tx, request: Request) -> set[UUID]:
    """Keeps a new request; gives the mentors it could be kept for: those without an open proposal of this mentee."""
    await tx.execute(
        ADD_REQUEST, request.request_id, request.mentee_id, request.programme_id, request.message, request.created_at
    )
    rows = await tx.fetch(
        ADD_PROPOSALS,
        *columns([(each.proposal_id, each.mentor_id) for each in request.proposals], 2),
        request.request_id,
        request.programme_id,
        request.mentee_id,
        request.proposals[0].rules_version,
    )
    return {row["mentor_id"] for row in rows}


async def save(tx: Tx, proposal: Proposal) -> None:
    await tx.execute(
        SAVE,
        proposal.proposal_id,
        proposal.state,
        proposal.version,
        proposal.proposed_at,
        proposal.respond_by,
        proposal.ended_at,
        proposal.ended_because,
        proposal.decline_reason,
        proposal.decline_text,
        proposal.mentorship_id,
        proposal.question,
        proposal.asked_back_at,
        proposal.answer,
        proposal.answered_back_at,
    )


async def request(tx: Tx, request_id: UUID) -> Request:
    """A request with its proposals, as they were a moment ago."""
    row = await tx.fetchrow(REQUEST, request_id)
    if row is None:
        raise UnknownRequest
    [found] = await _with_proposals(tx, [row])
    return found


async def requests_for_update(tx: Tx, request_ids: Collection[UUID]) -> list[Request]:
    """Requests under their row locks, in the order of their ids: whatever happens to a proposal happens under it."""
    return await _with_proposals(tx, await tx.fetch(LOCK_REQUESTS, list(request_ids)))


async def requests_of_person(tx: Tx, mentee_id: UUID, after: UUID | None, limit: int) -> list[Request]:
    """What a mentee has asked, newest first."""
    return await _with_proposals(tx, await tx.fetch(REQUESTS_OF_PERSON, mentee_id, after, limit))


async def request_for_update(tx: Tx, request_id: UUID) -> Request:
    """A request that is known to be there, under its row lock."""
    [locked] = await requests_for_update(tx, [request_id])
    return locked


async def proposal(tx: Tx, proposal_id: UUID) -> tuple[Proposal, str | None]:
    """A proposal and its request's message."""
    if (found := await find_proposal(tx, proposal_id)) is None:
        raise UnknownProposal
    return found


async def find_proposal(tx: Tx, proposal_id: UUID) -> tuple[Proposal, str | None] | None:
    """The same, or None where there is no such proposal."""
    row = await tx.fetchrow(PROPOSAL, proposal_id)
    return None if row is None else (proposal_of(row), row["message"])


async def all_of(tx: Tx, proposal_ids: Collection[UUID]) -> list[Proposal]:
    """Those of these that there are."""
    return [proposal_of(row) for row in await tx.fetch(PROPOSALS, list(proposal_ids))]


async def lift(tx: Tx, proposal_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, proposal_id, version)


async def proposals_of_person(
    tx: Tx,
    person_id: UUID,
    side: Side | None,
    state: ProposalPhase | None,
    after: UUID | None,
    limit: int,
    now: datetime,
) -> list[tuple[Proposal, str | None]]:
    """What a person has asked or was asked, newest first; a mentor sees a proposal from its turn on."""
    rows = await tx.fetch(LIST, person_id, side, state, now, after, limit)
    return [(proposal_of(row), row["message"]) for row in rows]


async def standings(tx: Tx, asked: Sequence[Proposal]) -> dict[UUID, Standing]:
    """How the mentors of these proposals stand towards their mentees at this moment, by proposal."""
    pairs = [(each.proposal_id, each.mentor_id, each.mentee_id, each.programme_id) for each in asked]
    rows = await tx.fetch(STANDINGS, *columns(pairs, 4))
    return {row["proposal_id"]: Standing(**{name: row[name] for name in _STANDING_FIELDS}) for row in rows}


async def overdue_requests(tx: Tx, mentee_id: UUID, now: datetime) -> list[UUID]:
    """The mentee's requests in which an answer was due and has not come."""
    return [row["request_id"] for row in await tx.fetch(OVERDUE, mentee_id, now)]


async def count_open_requests(tx: Tx, mentee_id: UUID) -> int:
    return int(await tx.fetchval(OPEN_REQUESTS, mentee_id))


async def asked_as_many_ago(tx: Tx, mentee_id: UUID, mentor_ids: Sequence[UUID], most: int) -> dict[UUID, datetime]:
    """When the mentee asked each of these mentors for the time before the last `most - 1`; without those not asked so often."""
    rows = await tx.fetch(ASKED_AS_MANY_AGO, mentee_id, list(mentor_ids), most)
    return {row["mentor_id"]: row["created_at"] for row in rows}


async def open_requests_of(tx: Tx, people: Collection[UUID]) -> list[UUID]:
    """The requests in which something is open from or to any of these people."""
    return [row["request_id"] for row in await tx.fetch(OPEN_OF_PEOPLE, list(people))]


async def open_requests_in(tx: Tx, programmes: Collection[UUID]) -> list[UUID]:
    """The requests in which something is open in any of these programmes."""
    return [row["request_id"] for row in await tx.fetch(OPEN_IN_PROGRAMMES, list(programmes))]


async def requests_asking(tx: Tx, mentors: Collection[UUID]) -> list[UUID]:
    """The requests whose turn it is with one of these mentors."""
    return [row["request_id"] for row in await tx.fetch(ASKING, list(mentors))]


async def asked_now(tx: Tx, mentor_id: UUID, now: datetime) -> list[Proposal]:
    """What a mentor is asked and may still answer, the oldest first."""
    return [proposal_of(row) for row in await tx.fetch(ASKED_NOW, mentor_id, now)]


_STANDING_FIELDS: Final = tuple(field.name for field in fields(Standing) if field.name != "changing")
_PROPOSAL_FIELDS: Final = tuple(field.name for field in fields(Proposal))


def proposal_of(row: asyncpg.Record) -> Proposal:
    return Proposal(**{name: row[name] for name in _PROPOSAL_FIELDS})


async def _with_proposals(tx: Tx, rows: Sequence[asyncpg.Record]) -> list[Request]:
    """The requests of these rows, in their order."""
    asked: dict[UUID, list[Proposal]] = {row["request_id"]: [] for row in rows}
    for proposal in await tx.fetch(PROPOSALS_OF, list(asked)):
        asked[proposal["request_id"]].append(proposal_of(proposal))
    return [Request(**row, proposals=tuple(asked[row["request_id"]])) for row in rows]
