"""A private calendar feed: whoever holds its token reads the sessions, until it is replaced or revoked."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.minutes import DAY, last_minute
from services.scheduling.domain.refusals import UnknownCalendar
from services.scheduling.store import calendars
from services.scheduling.store.calendars import Entry
from shared.expecting import UNVERSIONED, Expects
from shared.postgres import Tx

SHOWN_SINCE_DAYS: Final = 90
MOST_SHOWN: Final = 2000


async def open_feed(tx: Tx, person_id: UUID, *, expects: Expects, now: datetime) -> str:
    """A new token; the one before it is no good any more."""
    token = secrets.token_urlsafe(32)
    replaced = await calendars.replace_feed(tx, person_id, _digest(token), now)
    expects(UNVERSIONED if replaced else None)
    return token


async def revoke_feed(tx: Tx, person_id: UUID) -> None:
    """No token opens the person's calendar any more."""
    if not await calendars.forget_feed(tx, person_id):
        raise UnknownCalendar


async def feed(tx: Tx, token: str, *, now: datetime) -> Sequence[Entry]:
    """What the calendar with this token shows: all that lies ahead, and the last three months."""
    owner = await calendars.owner_of(tx, _digest(token))
    return await calendars.entries(tx, owner, last_minute(now) - SHOWN_SINCE_DAYS * DAY, now, MOST_SHOWN)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
