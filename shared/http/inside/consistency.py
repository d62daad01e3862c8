"""Reading one's own writes across services: waiting until a state that was written elsewhere has arrived here."""

import asyncio
import re
import time
from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from shared.postgres import Pool
from shared.publishing.outbox import Token
from shared.refusals import Kind, Refusal

WAIT_SECONDS: Final = 2.0
MOST_TOKENS: Final = 20

_TOKEN: Final = re.compile(r"([a-z]{1,40})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([1-9][0-9]{0,17})")

ARRIVED: Final = """
SELECT count(*)
FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS wanted (key, consumer, sequence)
JOIN consumed USING (key, consumer)
WHERE consumed.sequence >= wanted.sequence
"""


class NotYetArrived(Refusal):
    """What you refer to was written a moment ago and has not arrived here yet; repeat the request shortly."""

    slug, kind = "not-yet-arrived", Kind.CONFLICT


class MalformedConsistencyToken(Refusal):
    """A Consistency-Token reads <topic>/<id>@<version>; several are separated by commas."""

    slug, kind = "malformed-consistency-token", Kind.MALFORMED


def parse_tokens(header: str) -> tuple[Token, ...]:
    """The tokens in a request's `Consistency-Token`. Raises `MalformedConsistencyToken`."""
    parts = [part.strip() for part in header.split(",") if part.strip()]
    matches = [_TOKEN.fullmatch(part) for part in parts[: MOST_TOKENS + 1]]
    if len(parts) > MOST_TOKENS or not all(matches):
        raise MalformedConsistencyToken
    return tuple(Token(match[1], UUID(match[2]), int(match[3])) for match in matches if match)


async def wait_until_consumed(
    pool: Pool,
    tokens: Collection[Token],
    *,
    consumers: Mapping[str, Collection[str]],
    timeout: float = WAIT_SECONDS,  # noqa: ASYNC109 — the deadline is a promise of the API, not the caller's patience
) -> None:
    """Returns once every consumer of this service has consumed the states the tokens name.

    `consumers`: names of this service's consumers by topic; a topic that is not in it is passed over. No connection is
    held between two looks. Raises `NotYetArrived` after `timeout` seconds.
    """
    wanted = [(token, name) for token in tokens for name in consumers.get(token.topic, ())]
    if not wanted:
        return
    keys = [token.key for token, _ in wanted]
    names = [name for _, name in wanted]
    sequences = [token.sequence for token, _ in wanted]
    deadline = time.monotonic() + timeout
    pause = 0.004
    while await pool.fetchval(ARRIVED, keys, names, sequences) < len(wanted):
        if time.monotonic() + pause > deadline:
            raise NotYetArrived(retry_after=1)
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, 0.05)
