"""What a person does with their own messages, and what they want to be mailed about."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.preferences import Preferences
from services.notifications.domain.quiet import QuietHours
from services.notifications.store import inbox, wishes
from services.notifications.store.inbox import StoredMessage
from shared.expecting import Expects
from shared.postgres import Tx


async def read_message(tx: Tx, message_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> StoredMessage:
    """Marks a message read; when it was read first stays. Raises `UnknownMessage`."""
    present = await inbox.message_for_update(tx, message_id, by)
    expects(present.version)
    if present.read_at is not None:
        return present
    await inbox.mark_read(tx, message_id, now)
    return replace(present, read_at=now)


async def read_messages(tx: Tx, up_to: int, *, by: UUID, now: datetime) -> tuple[int, int]:
    """Marks all messages read up to this number; gives how many there are, and how many are unread."""
    await inbox.mark_all_read(tx, by, up_to, now)
    return await inbox.counts_of(tx, by)


async def change_preferences(
    tx: Tx, unwanted: frozenset[MessageKind], quiet: QuietHours | None = None, *, by: UUID, expects: Expects
) -> Preferences:
    """What the person does not want to be mailed about, and when not (None: as before), from now on.

    Raises `KindCannotBeSwitchedOff`.
    """
    present = await wishes.preferences_for_update(tx, by)
    expects(present.version or None)  # what nobody has said yet can't be overwritten
    changed = present.replaced_by(unwanted, quiet)
    await wishes.save_preferences(tx, changed)
    return changed
