"""What messages are about: what is known of sessions and proposals."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from services.notifications.domain.known import KnownProposal, KnownSession
from shared.postgres import Tx

REMEMBER_SESSIONS: Final = """
INSERT INTO sessions AS present (session_id, version, state, starts_at, ends_at, mentor_id, mentee_ids)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (session_id) DO UPDATE
SET version = excluded.version, state = excluded.state, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    mentor_id = excluded.mentor_id, mentee_ids = excluded.mentee_ids
WHERE present.version < excluded.version
"""

SESSION: Final = """
SELECT session_id, version, state, starts_at, ends_at, mentor_id, mentee_ids FROM sessions WHERE session_id = $1
"""

FORGET_SESSIONS: Final = """
DELETE FROM sessions WHERE session_id = ANY($1)
"""

REMEMBER_PROPOSALS: Final = """
INSERT INTO proposals AS present (proposal_id, version, open, respond_by, mentor_id, mentee_id)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (proposal_id) DO UPDATE
SET version = excluded.version, open = excluded.open, respond_by = excluded.respond_by,
    mentor_id = excluded.mentor_id, mentee_id = excluded.mentee_id
WHERE present.version < excluded.version
"""

FORGET_PROPOSALS: Final = """
DELETE FROM proposals WHERE proposal_id = ANY($1)
"""

PROPOSAL: Final = """
SELECT proposal_id, version, open, respond_by, mentor_id, mentee_id FROM proposals WHERE proposal_id = $1
"""


async def remember_sessions(tx: Tx, sessions: Collection[KnownSession]) -> None:
    """Keeps the newest version of each session, whichever consumer brings it."""
    rows = [
        (each.session_id, each.version, each.state, each.starts_at, each.ends_at, each.mentor_id, list(each.mentee_ids))
        for each in sorted(sessions, key=lambda session: session.session_id)
    ]
    await tx.executemany(REMEMBER_SESSIONS, rows)


async def forget_sessions(tx: Tx, session_ids: Collection[UUID]) -> None:
    await tx.execute(FORGET_SESSIONS, sorted(session_ids))


async def find_session(tx: Tx, session_id: UUID) -> KnownSession | None:
    row = await tx.fetchrow(SESSION, session_id)
    return KnownSession(**{**row, "mentee_ids": tuple(row["mentee_ids"])}) if row is not None else None


async def remember_proposals(tx: Tx, proposals: Collection[KnownProposal]) -> None:
    """Keeps the newest version of each proposal."""
    rows = [
        (each.proposal_id, each.version, each.open, each.respond_by, each.mentor_id, each.mentee_id)
        for each in sorted(proposals, key=lambda proposal: proposal.proposal_id)
    ]
    await tx.executemany(REMEMBER_PROPOSALS, rows)


async def forget_proposals(tx: Tx, proposal_ids: Collection[UUID]) -> None:
    await tx.execute(FORGET_PROPOSALS, sorted(proposal_ids))


async def find_proposal(tx: Tx, proposal_id: UUID) -> KnownProposal | None:
    row = await tx.fetchrow(PROPOSAL, proposal_id)
    return KnownProposal(**row) if row is not None else None
