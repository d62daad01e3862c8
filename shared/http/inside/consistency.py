"""Reading one's own writes across services: waiting until a state that was written elsewhere has arrived here.

A token names a state and carries a seal over it and the person whose command wrote it. Who shows another one, made up or
somebody else's, is refused at once, whatever it names: nobody learns by waiting what others' things do.
"""

import asyncio
import base64
import hmac
import re
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from pydantic import SecretStr

from shared.http.refusals import MalformedConsistencyToken
from shared.postgres import Pool
from shared.publishing.outbox import Token
from shared.refusals import Kind, Refusal

WAIT_SECONDS: Final = 2.0
MOST_TOKENS: Final = 20

_TOKEN: Final = re.compile(
    r"([a-z]{1,40})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([1-9][0-9]{0,17})~([\w-]{22})", re.ASCII
)
_SEAL_BYTES: Final = 16

ARRIVED: Final = """
SELECT count(*)
FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS wanted (key, consumer, sequence)
JOIN consumed USING (key, consumer)
WHERE consumed.sequence >= wanted.sequence
"""


class NotYetArrived(Refusal):
    """What you refer to was written a moment ago and has not arrived here yet; repeat the request shortly."""

    slug, kind = "not-yet-arrived", Kind.CONFLICT


class Seals:
    """Seals tokens with the first key, and opens what any of the keys has sealed, so that keys can be replaced."""

    def __init__(self, keys: Sequence[SecretStr]) -> None:
        if not keys or not all(key.get_secret_value() for key in keys):
            raise ValueError("CONSISTENCY_KEYS is missing: the keys, newest first, that all services share")
        self._keys = [key.get_secret_value().encode() for key in keys]

    def sealed(self, tokens: str, person_id: UUID) -> str:
        """Tokens, separated by commas, for this person and nobody else."""
        return ",".join(f"{token}~{_seal(self._keys[0], token, person_id)}" for token in tokens.split(","))

    def opened(self, header: str, person_id: UUID) -> tuple[Token, ...]:
        """What a request's `Consistency-Token` names. Raises `MalformedConsistencyToken`."""
        opened = []
        for match in _matches(header):
            token = Token(match[1], UUID(match[2]), int(match[3]))
            if not any(hmac.compare_digest(_seal(key, str(token), person_id), match[4]) for key in self._keys):
                raise MalformedConsistencyToken
            opened.append(token)
        return tuple(opened)


def _seal(key: bytes, token: str, person_id: UUID) -> str:
    mac = hmac.digest(key, f"{person_id} {token}".encode(), "sha256")[:_SEAL_BYTES]
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def named_in(header: str) -> tuple[Token, ...]:
    """What tokens name, for whoever looks at an answer without the keys. Raises `MalformedConsistencyToken`."""
    return tuple(Token(match[1], UUID(match[2]), int(match[3])) for match in _matches(header))


def _matches(header: str) -> list[re.Match[str]]:
    parts = [part.strip() for part in header.split(",") if part.strip()]
    matches = [match for part in parts[: MOST_TOKENS + 1] if (match := _TOKEN.fullmatch(part))]
    if len(matches) != len(parts) or len(parts) > MOST_TOKENS:
        raise MalformedConsistencyToken
    return matches


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
