"""Every operation asked by whoever must not: what they are answered, and whether anything has changed.

Operations come from the services' own documents; what is sent is what people sent on a tour through all of them, so that
nothing is refused for its form. Beside each request stands its twin: the same on ids that are nobody's.
"""

import asyncio
import base64
import hmac
import json
import os
import re
import signal
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias

import asyncpg
import httpx
from joserfc import jwt
from joserfc.jwk import ECKey

from deploy.local.platform import Platform
from services.profiles.keys import KeyCipher
from shared.contracts import SERVICES
from shared.http.sign_in import ALGORITHM, AUDIENCE, LIFETIME, TOKEN_TYPE
from shared.ids import uuid7
from tests.journeys.conformity.contracts import Contracts, Known

OF_EVERYBODY: Final = frozenset({"mentor_id", "offering_id", "person_id", "erasure_id", "token"})
"""Ids that anybody may know of: that they exist is no secret."""

NUMBERED: Final = frozenset({"letter_id", "parked_id"})
WORDS: Final = frozenset({"kind", "size", "version"})
"""Parameters of addresses that are no ids."""
LANES: Final = 12
PAUSE: Final = 0.5
PATIENCE: Final = 40.0
_PARAMETER: Final = re.compile(r"\{(\w+)\}")

KEPT: Final = """
SELECT table_name FROM information_schema.tables
WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND NOT table_name = ANY($2)
"""
ON_ITS_OWN: Final = ["rate_limits", "jwks"]
"""What counts requests, and the keys that they are judged by."""

AT_WORK: Final = """
SELECT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE application_name LIKE '% worker' AND state IN ('active', 'idle in transaction')
)
"""

Claims: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """How an operation was asked when it succeeded."""

    path: Mapping[str, str]
    query: str
    body: Any
    """JSON, or the bytes of what is none."""


@dataclass
class Recorder:
    """Hears what people do, and remembers how each operation was asked."""

    contracts: Contracts
    done: dict[str, list[Done]] = field(default_factory=lambda: defaultdict(list))

    def hear(self, response: httpx.Response) -> None:
        self.contracts.hear(response)
        if not response.is_success:
            return
        request = response.request
        if found := self.contracts.find(request.method, request.url.path):
            known, ids = found
            is_json = "json" in request.headers.get("content-type", "")
            body = json.loads(request.content) if is_json else request.content or None
            self.done[known.id].append(Done(ids, request.url.query.decode(), body))


@dataclass(frozen=True)
class Answered:
    """What can be told apart of an answer."""

    status: int
    headers: frozenset[str]
    body: Any

    @classmethod
    def of(cls, response: httpx.Response) -> "Answered":
        body = response.json() if "json" in response.headers.get("content-type", "") else response.text
        if isinstance(body, dict):
            body.pop("instance", None)  # names this one occurrence
        return cls(response.status_code, frozenset(response.headers.keys()), json.dumps(body, sort_keys=True))


class Intruder:
    """Asks what it must not, and beside it what is nobody's."""

    def __init__(self, address: str, recorder: Recorder) -> None:
        self._client = httpx.AsyncClient(base_url=address, timeout=30)
        self._recorder = recorder
        self._lanes = asyncio.Semaphore(LANES)

    async def aclose(self) -> None:
        await self._client.aclose()

    def knows(self, known: Known) -> bool:
        """Whether the tour has shown how it is asked; that it shows all is a rule of its own."""
        return known.id in self._recorder.done

    async def pairs(self, known: Known, authorization: str | None) -> list[tuple[Answered, Answered]]:
        """Each way in which the operation was asked on the tour, with its twin; once where its address has no ids."""
        nobody_s = Done({name: _nobody_s(name) for name in parameters_of(known)}, "", None)
        asked = self._recorder.done.get(known.id) or [nobody_s]
        return [
            await self.pair(known, done, authorization)
            for done in ({str(sorted(each.path.items())): each for each in asked}).values()
        ]

    async def pair(self, known: Known, done: Done, authorization: str | None) -> tuple[Answered, Answered]:
        """The operation asked in this way, and its twin."""
        return (
            await self._ask(known, done.path, done, authorization),
            await self._ask(
                known, {name: _nobody_s(name, there) for name, there in done.path.items()}, done, authorization
            ),
        )

    async def look(self, path: str, authorization: str) -> Answered:
        """What is answered at this address."""
        return Answered.of(await self._client.get(path, headers={"Authorization": authorization}))

    async def ask(self, known: Known, path: Mapping[str, str], authorization: str) -> Answered:
        """The operation on these ids, asked otherwise as on the tour."""
        return await self._ask(known, path, self._recorder.done[known.id][-1], authorization)

    async def _ask(self, known: Known, path: Mapping[str, str], done: Done, authorization: str | None) -> Answered:
        headers = {"Idempotency-Key": str(uuid7()), "If-Match": "*"}
        if authorization is not None:
            headers["Authorization"] = authorization
        url = _PARAMETER.sub(lambda name: path[name[1]], known.operation.path)
        method = known.operation.method.upper()
        query = f"?{done.query}" if done.query else ""
        sent: dict[str, Any] = {"json": done.body}
        if isinstance(done.body, bytes):
            sent, headers["Content-Type"] = {"content": done.body}, "application/octet-stream"
        async with self._lanes:
            return Answered.of(await self._client.request(method, url + query, headers=headers, **sent))


def _nobody_s(parameter: str, there: str = "") -> str:
    """What is in its place where nothing is; a word of the address is no id, and stays."""
    if there and parameter in WORDS:
        return there
    return str(9_000_000_000) if parameter in NUMBERED else str(uuid7())


# --- tokens ------------------------------------------------------------------------------------------------------------


async def forged_tokens(platform: Platform, person_id: str) -> Mapping[str, str]:
    """Ten kinds that are none of ours, made with all that a thief could have but our private key, and some with it."""
    key = await signing_key(platform)
    now = datetime.now(UTC)
    claims: Claims = {
        "iss": "mentoring",
        "aud": AUDIENCE,
        "sub": person_id,
        "operator": True,
        "iat": int(now.timestamp()),
        "exp": int((now + LIFETIME).timestamp()),
    }
    head = {"alg": ALGORITHM, "typ": TOKEN_TYPE, "kid": key.kid}
    later = int((now + timedelta(hours=1)).timestamp())
    good = _signed(key, head, claims)
    return {
        "no algorithm": f"{_part({**head, 'alg': 'none'})}.{_part(claims)}.",
        "the public key as a secret": _signed_with_public_key(key, head, claims),
        "wrong issuer": _signed(key, head, claims | {"iss": "somebody"}),
        "wrong audience": _signed(key, head, claims | {"aud": "somebody"}),
        "expired": _signed(key, head, claims | {"exp": int((now - timedelta(minutes=2)).timestamp())}),
        "of the future": _signed(key, head, claims | {"iat": later, "nbf": later, "exp": later + 600}),
        "unknown key id": _signed(key, head | {"kid": "unknown"}, claims),
        "wrong type": _signed(key, head | {"typ": "JWT"}, claims),
        "truncated": good[:-10],
        "another key of the same name": _signed(ECKey.generate_key("P-256", {"kid": str(key.kid)}), head, claims),
    }


async def signing_key(platform: Platform) -> ECKey:
    connection = await asyncpg.connect(platform.parts.owner_url)
    try:
        row = await connection.fetchrow("SELECT key_id, sealed_private_key FROM profiles.signing_keys ORDER BY key_id")
    finally:
        await connection.close()
    assert row is not None
    key: ECKey = KeyCipher(platform.parts.secrets["key_encryption"]).open(row["key_id"], row["sealed_private_key"])
    return key


def _signed(key: ECKey, head: Claims, claims: Claims) -> str:
    return jwt.encode(head, claims, key, algorithms=[ALGORITHM])


def _signed_with_public_key(key: ECKey, head: Claims, claims: Claims) -> str:
    signed = f"{_part({**head, 'alg': 'HS256'})}.{_part(claims)}"
    mac = hmac.digest(key.as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def _part(value: Claims) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


# --- what is kept ------------------------------------------------------------------------------------------------------


async def kept(platform: Platform) -> Mapping[str, int]:
    """A number for the rows of each table of all services: another number is another row."""
    connection = await asyncpg.connect(platform.parts.owner_url)
    try:
        tables = [
            (f"{service}.{table}", f'{service}."{table}"')
            for service in SERVICES
            for (table,) in await connection.fetch(KEPT, service, ON_ITS_OWN)
        ]
        summed = "SELECT '{}', coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM {} AS t"
        rows = await connection.fetch(" UNION ALL ".join(summed.format(*each) for each in tables))
        return {table: int(number) for table, number in rows}
    finally:
        await connection.close()


async def at_rest(platform: Platform) -> None:
    """Waits until nothing is under way any more."""
    seen = [await kept(platform)]
    deadline = time.monotonic() + PATIENCE
    while len(seen) < 2 or seen[-1] != seen[-2]:
        assert time.monotonic() < deadline, f"still changing: {changed(*seen[-2:])}"
        await asyncio.sleep(PAUSE)
        seen.append(await kept(platform))


@asynccontextmanager
async def requests_alone(platform: Platform) -> AsyncIterator[None]:
    """Whatever changes within it was changed by requests; raises `AssertionError` at its end where anything was.

    All that was under way has come to rest, and the workers stand still: they would tidy, tell and fire as they always do.
    """
    assert platform.state is not None
    workers = [pid for name, pid in platform.state.processes.items() if "worker" in name]
    await at_rest(platform)
    try:
        await _stand_still(platform, workers)
        before = await kept(platform)
        yield
        assert changed(before, await kept(platform)) == []
    finally:
        _signal(workers, signal.SIGCONT)


async def _stand_still(platform: Platform, workers: Sequence[int]) -> None:
    """Stops them where they hold nothing that a request might wait for."""
    assert platform.postgres is not None
    connection = await asyncpg.connect(platform.postgres.superuser_url)  # who else sees what others are about?
    try:
        while True:
            _signal(workers, signal.SIGSTOP)
            if not await connection.fetchval(AT_WORK):
                return
            _signal(workers, signal.SIGCONT)
            await asyncio.sleep(PAUSE)
    finally:
        await connection.close()


def _signal(processes: Sequence[int], what: signal.Signals) -> None:
    """Whoever has ended meanwhile is started again by whoever looks after the platform."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)


def changed(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    """The tables whose rows are others."""
    return [table for table, number in after.items() if before.get(table) != number]


# --- all of them -------------------------------------------------------------------------------------------------------


def signed_in_operations(contracts: Contracts) -> list[Known]:
    """Those that nobody may ask without a token."""
    return [each for each in contracts.known.values() if is_signed_in(each)]


def is_signed_in(known: Known) -> bool:
    return bool(known.operation.definition.raw.get("security") == [{"bearer": []}])


def is_of_somebody(known: Known) -> bool:
    """Its address has an id that only those know whose matter it is."""
    return bool(parameters_of(known) - OF_EVERYBODY) and not is_open_to_all(known)


def changes_what_all_may_see(known: Known) -> bool:
    return (
        bool(parameters_of(known) & {"offering_id", "programme_id"})
        and not is_open_to_all(known)
        and known.operation.method != "get"
    )


def is_for_operators(known: Known) -> bool:
    """For them alone, or for them too: `x-roles` says who else."""
    definition = known.operation.definition.raw
    return bool(definition.get("x-operators-only")) or "operator" in definition.get("x-roles", ())


def is_open_to_all(known: Known) -> bool:
    """What anybody does about themselves alone, with something that anybody sees: joining a programme that is open."""
    by_oneself = known.operation.definition.raw.get("x-roles") == ["oneself"]
    return by_oneself and parameters_of(known) <= OF_EVERYBODY | {"programme_id"}


def parameters_of(known: Known) -> frozenset[str]:
    """Of its address."""
    return frozenset(_PARAMETER.findall(known.operation.path))


async def for_each(
    operations: list[Known], ask: Callable[[Known], Any]
) -> Mapping[str, list[tuple[Answered, Answered]]]:
    """What each operation answered, asked at the same time."""
    answers = await asyncio.gather(*(ask(known) for known in operations))
    return {known.id: answer for known, answer in zip(operations, answers, strict=True)}
