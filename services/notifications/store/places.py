"""Where sessions take place, while they are booked."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from services.notifications.domain.messages import INVITATIONS
from shared.contracts import PlaceState
from shared.postgres import Tx, columns

REMEMBER: Final = """
INSERT INTO places AS present (session_id, version, kind, text)
SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) AS place ORDER BY 1
ON CONFLICT (session_id) DO UPDATE
SET version = excluded.version, kind = excluded.kind, text = excluded.text
WHERE present.version < excluded.version
"""

FORGET: Final = """
DELETE FROM places WHERE session_id = ANY ($1)
"""

# All that waits about such a session is written anew, in its order; what was taken back stays away.
REWRITE: Final = """
WITH unsent AS (
    DELETE FROM mails USING messages
    WHERE messages.subject = ANY ($1) AND mails.key = messages.id AND mails.state = 'pending'
    RETURNING messages.id, mails.worth_until
)
UPDATE messages SET mail = CASE WHEN unsent.worth_until = '-infinity' THEN 'stale' ELSE 'due' END
FROM unsent WHERE messages.id = unsent.id
"""

INVITED: Final = """
SELECT EXISTS (
    SELECT FROM messages WHERE subject = $1 AND kind = ANY ($2) AND mail = 'written'
)
"""


async def remember_places(tx: Tx, places: Sequence[PlaceState]) -> None:
    """Keeps the newest place of each session, whichever consumer brings it."""
    newest = {each.session_id: each for each in sorted(places, key=lambda place: place.version)}
    rows = [(each.session_id, each.version, each.kind, each.text) for each in newest.values()]
    await tx.execute(REMEMBER, *columns(rows, 4))


async def forget_places(tx: Tx, session_ids: Collection[UUID]) -> None:
    """Forgets where these sessions were to be, in mails that have not left yet too."""
    await tx.execute(FORGET, sorted(session_ids))
    await tx.execute(REWRITE, sorted(session_ids))


async def is_invited(tx: Tx, session_id: UUID) -> bool:
    """Whether an invitation to this session has been written to anybody."""
    return bool(await tx.fetchval(INVITED, session_id, sorted(INVITATIONS)))
