"""Who did what with what was kept aside, for ever."""

from datetime import datetime
from typing import Final

from shared.postgres import Tx

NOTE: Final = """
INSERT INTO operator_acts (act, target, actor, reason, outcome, done_at) VALUES ($1, $2, $3, $4, $5, $6)
"""


async def note_act(tx: Tx, act: str, target: str, *, actor: str, reason: str, outcome: str, now: datetime) -> None:
    """Keeps what an operator did, and why, in the transaction of what they did."""
    await tx.execute(NOTE, act, target, actor, reason, outcome, now)
