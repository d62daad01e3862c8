"""What is said unasked: told, and taken back once something has happened."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.messages import MessageKind
from services.notifications.use_cases.telling import take_back, tell
from shared.contracts import PromptState
from shared.postgres import Tx

_PROMPTS: Final = (MessageKind.NUDGE, MessageKind.MESSAGES)


async def tell_of_prompt(tx: Tx, prompt: PromptState, happened_at: datetime, *, now: datetime) -> None:
    """Tells it while it is good. What has settled it takes back the mail that has not left yet."""
    if prompt.change == "settled":
        await take_back(tx, prompt.prompt_id, _PROMPTS)
    await tell(tx, telling.told_of_prompt(prompt, happened_at), now=now)


async def forget_prompt(tx: Tx, prompt_id: UUID) -> None:
    """One of the two was erased: nothing about them is mailed any more."""
    await take_back(tx, prompt_id, _PROMPTS)
