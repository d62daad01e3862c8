"""What goes when a person is erased."""

from typing import Final
from uuid import UUID

from services.notifications.store.inbox import UNNAME
from services.notifications.store.people import ERASE_PERSON
from shared.postgres import Tx

SESSIONS_OF: Final = """
DELETE FROM sessions WHERE mentor_id = $1 OR mentee_ids @> ARRAY[$1] RETURNING session_id
"""

PROPOSALS_OF: Final = """
DELETE FROM proposals WHERE mentor_id = $1 OR mentee_id = $1 RETURNING proposal_id
"""

FORGET_MESSAGES: Final = """
DELETE FROM messages WHERE person_id = $1
"""

FORGET_PREFERENCES: Final = """
DELETE FROM preferences WHERE person_id = $1
"""


FORGET_BLOCKS: Final = """
DELETE FROM blocks WHERE person_id = $1 OR blocked_id = $1
"""


async def forget_person(tx: Tx, person_id: UUID) -> tuple[list[UUID], list[UUID]]:
    """Deletes what is kept of a person and their name from what others have not been sent yet.

    Gives the sessions, and the proposals, that nobody is to be reminded of any more.
    """
    await tx.execute(ERASE_PERSON, person_id)  # first: whoever holds the person's row has kept what is found here
    sessions = [row["session_id"] for row in await tx.fetch(SESSIONS_OF, person_id)]
    proposals = [row["proposal_id"] for row in await tx.fetch(PROPOSALS_OF, person_id)]
    await tx.execute(FORGET_MESSAGES, person_id)
    await tx.execute(FORGET_PREFERENCES, person_id)
    await tx.execute(FORGET_BLOCKS, person_id)
    await tx.execute(UNNAME, person_id)
    return sessions, proposals
