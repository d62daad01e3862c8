"""Words of requests and proposals that nobody is to read any more."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from shared.postgres import Tx

FORGET_ANSWERS: Final = """
DELETE FROM idempotency_keys
WHERE operation IN (
      'accept_proposal', 'decline_proposal', 'withdraw_proposal', 'ask_back', 'answer_back'
  )
  AND person_id IN (
      SELECT mentor_id FROM proposals WHERE mentee_id = ANY($1)
      UNION ALL
      SELECT mentee_id FROM proposals WHERE mentor_id = ANY($1)
  )
"""

# After the requests that this changes: whoever ends a proposal holds its request first.
SEVER: Final = """
UPDATE proposals
SET severed = true
FROM blocks
WHERE blocks.person_id = ANY($1)
  AND NOT severed
  AND ((mentor_id = blocks.person_id AND mentee_id = blocks.blocked_id)
       OR (mentor_id = blocks.blocked_id AND mentee_id = blocks.person_id))
RETURNING blocks.person_id AS blocker_id
"""

_FORGET_WORDS_OF_TWO: Final = """
UPDATE proposals SET decline_text = NULL, question = NULL, answer = NULL, mentor_said = NULL, mentee_said = NULL
"""

FORGET_WORDS: Final = (
    "UPDATE requests SET message = NULL WHERE mentee_id = ANY($1) AND message IS NOT NULL",
    f"{_FORGET_WORDS_OF_TWO} WHERE mentor_id = ANY($1)",
    f"{_FORGET_WORDS_OF_TWO} WHERE mentee_id = ANY($1)",
)


async def forget_answers(tx: Tx, people: Collection[UUID]) -> None:
    """What acts on proposals from and to these people answered is not given again to whoever repeats them.

    Repeating such an act does nothing twice: it is refused, for the proposal is no longer open.
    """
    await tx.execute(FORGET_ANSWERS, list(people))


async def sever(tx: Tx, people: Collection[UUID]) -> None:
    """Nobody whom these people block reads their words in a proposal any more, nor they theirs: for good."""
    severed = await tx.fetch(SEVER, list(people))
    await forget_answers(tx, {row["blocker_id"] for row in severed})


async def forget_words(tx: Tx, people: Collection[UUID]) -> None:
    """What these people wrote, and what was written to them, goes; that they asked and answered stays."""
    for statement in FORGET_WORDS:
        await tx.execute(statement, list(people))
