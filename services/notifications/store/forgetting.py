"""What goes when a person is erased."""

from typing import Final
from uuid import UUID

from services.notifications.store.inbox import UNNAME
from services.notifications.store.people import ERASE_PERSON
from shared.postgres import Tx

SUBJECTS_OF: Final = """
DELETE FROM sessions WHERE mentor_id = $1 OR mentee_ids @> ARRAY[$1] RETURNING session_id AS subject
"""

PROPOSALS_OF: Final = """
DELETE FROM proposals WHERE mentor_id = $1 OR mentee_id = $1 RETURNING proposal_id AS subject
"""

FORGET_MESSAGES: Final = """
DELETE FROM messages WHERE person_id = $1
"""

FORGET_PREFERENCES: Final = """
DELETE FROM preferences WHERE person_id = $1
"""


async def forget_person(tx: Tx, person_id: UUID) -> list[UUID]:
    """Deletes what is kept of a person and their name from what others have not been sent yet.

    Gives the sessions and proposals that nobody is to be reminded of any more.
    """
    subjects = [row["subject"] for query in (SUBJECTS_OF, PROPOSALS_OF) for row in await tx.fetch(query, person_id)]
    await tx.execute(ERASE_PERSON, person_id)
    await tx.execute(FORGET_MESSAGES, person_id)
    await tx.execute(FORGET_PREFERENCES, person_id)
    await tx.execute(UNNAME, person_id)
    return subjects
