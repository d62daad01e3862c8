"""Putting what is to be told into inboxes, and taking back what has not left yet."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from services.notifications.domain.blocks import CALENDARS
from services.notifications.domain.messages import INVITATIONS, Message, MessageKind
from services.notifications.store import inbox, people
from services.notifications.use_cases.blocks import what_blocks_leave
from shared import mail
from shared.postgres import Tx


async def tell(tx: Tx, messages: Sequence[Message], *, now: datetime) -> None:
    """Puts into inboxes what is still worth telling and no block forbids; mails follow from there."""
    worth = [each for each in messages if each.worth_until is None or each.worth_until > now]
    others = {each.other_id for each in worth if each.other_id is not None}
    erased = await people.erased_among(tx, others | {each.person_id for each in worth})
    named = [each.about_who_left() if each.other_id in erased else each for each in worth]
    told = await what_blocks_leave(tx, named)
    await inbox.add_messages(tx, told)
    if sessions := {each.subject for each in told if each.kind in INVITATIONS}:
        await inbox.merge_owed(tx, sessions)


async def take_back(tx: Tx, subject: UUID, kinds: Collection[MessageKind], *, older_than: int | None = None) -> None:
    """No mail of these kinds about this subject (in older versions, where given) leaves any more."""
    await inbox.withdraw_due(tx, subject, kinds, older_than=older_than)
    await mail.withdraw(tx, kinds, subject, older_than=older_than)


async def take_back_all(tx: Tx, erased: Collection[UUID]) -> None:
    """Takes back every mail about what is erased, except cancellations: they keep calendars right."""
    for subject in sorted(erased):
        await take_back(tx, subject, frozenset(MessageKind) - CALENDARS)
