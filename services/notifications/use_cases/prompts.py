"""What is said unasked: told, and taken back once something has happened."""

from datetime import datetime
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.quiet import TOLD_OF_PROMPTS
from services.notifications.store import subjects
from services.notifications.use_cases.telling import take_back, tell
from shared.contracts import PromptState
from shared.postgres import Tx


async def tell_of_prompt(tx: Tx, prompt: PromptState, happened_at: datetime, *, now: datetime) -> None:
    """Tells it while it is good. What has settled it takes back the mail that has not left yet."""
    if prompt.change == "settled":
        await take_back(tx, prompt.prompt_id, TOLD_OF_PROMPTS)
    await tell(tx, telling.told_of_prompt(prompt, happened_at, await _ahead(tx, prompt)), now=now)


async def _ahead(tx: Tx, prompt: PromptState) -> tuple[datetime, datetime] | None:
    """When the session is that somebody is asked to prepare."""
    if prompt.step != "write_agenda" or prompt.subject_id is None:
        return None
    session = await subjects.find_session(tx, prompt.subject_id)
    return None if session is None else (session.starts_at, session.ends_at)


async def forget_prompt(tx: Tx, prompt_id: UUID) -> None:
    """One of the two was erased: nothing about them is mailed any more."""
    await take_back(tx, prompt_id, TOLD_OF_PROMPTS)
