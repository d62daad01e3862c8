"""Who asks: bearer tokens (ES256), checked against keys that outlive an outage of their issuer."""

import asyncio
import json
import ssl
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final, Protocol, TypeAlias
from uuid import UUID

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, GuestProtocol

from shared.clock import Clock
from shared.ground.logs import logger
from shared.http.refusals import InvalidToken, NotSignedIn, PasskeyNeeded, SignInUnavailable
from shared.postgres import Pool, may_pass

ALGORITHM: Final = "ES256"
TOKEN_TYPE: Final = "at+jwt"  # noqa: S105 — RFC 9068
AUDIENCE: Final = "mentoring"
PASSKEY: Final = "hwk"
"""In `amr`: a key that its holder's device keeps was shown (RFC 8176)."""

LIFETIME: Final = timedelta(minutes=10)

PAUSE_BETWEEN_FETCHES: Final = 30.0
REFRESHED_EVERY: Final = 30.0
"""A key that was withdrawn is refused everywhere after twice as long at most: answers with keys may be kept as long."""

PAUSE_WITHOUT_ANY_KEY: Final = 1.0
_LONGEST_TOKEN: Final = 4096
_REMEMBERED_TOKENS: Final = 4096

Jwks: TypeAlias = Mapping[str, Any]
ReadKeys: TypeAlias = Callable[[Pool], Awaitable[Jwks]]

REMEMBER_KEYS: Final = """
INSERT INTO jwks (keys, fetched_at) VALUES ($1, $2)
ON CONFLICT (one_row) DO UPDATE SET keys = excluded.keys, fetched_at = excluded.fetched_at
"""

REMEMBERED_KEYS: Final = """
SELECT keys FROM jwks
"""

log = logger(__name__)


@dataclass(frozen=True)
class Caller:
    """The person who asks. Whether they are a mentor or a mentee each service knows from its own data.

    `sign_in_id`: the sign-in that their token came of; `methods`: how they proved who they are (`amr`, RFC 8176).
    """

    person_id: UUID
    operator: bool
    sign_in_id: UUID | None = None
    methods: frozenset[str] = frozenset()


def refuse_without_passkey(caller: Caller, *, needed: bool) -> None:
    """Raises `PasskeyNeeded` for an operator who has shown none, where one is needed to act as one."""
    if needed and caller.operator and PASSKEY not in caller.methods:
        raise PasskeyNeeded


def issue_token(
    key: ECKey,
    *,
    issuer: str,
    person_id: UUID,
    operator: bool,
    sign_in_id: UUID | None = None,
    methods: Collection[str] = (),
    real_now: datetime,
) -> str:
    """A token that `SignIn` accepts for ten minutes. Only `profiles` has the private keys for it."""
    claims = {
        "iss": issuer,
        "aud": AUDIENCE,
        "sub": str(person_id),
        "operator": operator,
        "amr": sorted(methods),
        **({} if sign_in_id is None else {"sid": str(sign_in_id)}),
        "iat": int(real_now.timestamp()),
        "exp": int((real_now + LIFETIME).timestamp()),
    }
    return jwt.encode({"alg": ALGORITHM, "typ": TOKEN_TYPE, "kid": key.kid}, claims, key, algorithms=[ALGORITHM])


class KeysAway(Exception):
    """The place that keys come from does not answer, or not with keys."""


class KeySource(Protocol):
    """Where public keys come from."""

    async def remembered(self) -> Jwks | None:
        """The last good ones, at hand without asking anybody else."""

    async def fetch(self) -> Jwks:
        """The present ones. Raises `KeysAway`."""


@cache
def _authorities() -> ssl.SSLContext:
    """Whom we trust, read once: each reading takes as long as ten requests, and nothing else is done meanwhile."""
    return httpx.create_ssl_context(trust_env=False)


class PublishedKeys:
    """The keys at the issuer's address, the last good ones of which are kept in the service's own schema."""

    def __init__(self, url: str, pool: Pool) -> None:
        self._url = url
        self._pool = pool

    async def remembered(self) -> Jwks | None:
        kept = await self._pool.fetchval(REMEMBERED_KEYS)
        return None if kept is None else dict(json.loads(kept))

    async def fetch(self) -> Jwks:
        try:
            async with httpx.AsyncClient(
                verify=_authorities(), timeout=3.0, follow_redirects=False, trust_env=False
            ) as client:
                answer = await client.get(self._url)
                jwks = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise KeysAway(type(error).__name__) from error
        if not isinstance(jwks, dict) or not isinstance(jwks.get("keys"), list) or not jwks["keys"]:
            raise KeysAway("no key set")
        await self._pool.execute(REMEMBER_KEYS, json.dumps(jwks), datetime.now(UTC))
        return jwks


class OwnKeys:
    """The keys of the service that issues the tokens, read from its own schema."""

    def __init__(self, read: ReadKeys, pool: Pool) -> None:
        self._read = read
        self._pool = pool

    async def remembered(self) -> Jwks | None:
        return None

    async def fetch(self) -> Jwks:
        return await self._read(self._pool)


class Keyring:
    """Public keys by their ids. An unknown id causes at most one fetch in 30 s, whoever sends how many."""

    def __init__(self, source: KeySource, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._monotonic = monotonic
        self._keys: dict[str | None, ECKey] = {}
        self._next_fetch = -float("inf")
        self._fetched_at = monotonic()
        self._one_at_a_time = asyncio.Lock()

    def known(self, key_id: str) -> ECKey | None:
        """The key with this id, as far as known."""
        return self._keys.get(key_id)

    def age(self) -> float:
        """Seconds since the keys were fetched; where they never were, since this began."""
        return self._monotonic() - self._fetched_at

    async def look_for(self, key_id: str) -> None:
        """Tries to get to know this key. Raises `SignInUnavailable` when no key at all is known afterwards."""
        async with self._one_at_a_time:
            if not self._keys and (kept := await self._source.remembered()) is not None:
                self._learn(kept)
            if key_id not in self._keys and self._monotonic() >= self._next_fetch:
                await self._fetch()
        if not self._keys:
            raise SignInUnavailable(retry_after=2)

    async def keep_fresh(self, stop: asyncio.Event, *, every: float = REFRESHED_EVERY) -> None:
        """Fetches again and again until `stop`, so that what was withdrawn is known no longer."""
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), every)
            if not stop.is_set():
                async with self._one_at_a_time:
                    await self._fetch()

    async def _fetch(self) -> None:
        self._next_fetch = self._monotonic() + PAUSE_BETWEEN_FETCHES
        try:
            self._learn(await self._source.fetch())
            self._fetched_at = self._monotonic()
        except KeysAway as away:
            log.warning("public keys not fetched", reason=str(away))
        except Exception as error:
            if not may_pass(error):
                raise
            log.warning("public keys not fetched", reason=type(error).__name__)
        if not self._keys:
            self._next_fetch = self._monotonic() + PAUSE_WITHOUT_ANY_KEY

    def _learn(self, jwks: Jwks) -> None:
        if learned := {key.kid: key for entry in jwks["keys"] if (key := _public_key(entry)) is not None}:
            self._keys = learned


def _public_key(entry: Any) -> ECKey | None:
    """The P-256 key of an entry that is one; other entries are for others."""
    if not isinstance(entry, dict) or entry.get("crv") != "P-256" or not isinstance(entry.get("kid"), str):
        return None
    try:
        return ECKey.import_key({name: entry[name] for name in ("kty", "crv", "x", "y", "kid")})
    except (JoseError, KeyError, ValueError, TypeError):
        return None


class _UnknownKey(Exception):
    def __init__(self, key_id: str) -> None:
        super().__init__(key_id)
        self.key_id: Final = key_id


class SignIn:
    """Turns an `Authorization` header into a caller. `clock` is the machine's: tokens stay on real time."""

    def __init__(self, keyring: Keyring, *, issuer: str, clock: Clock) -> None:
        self._keyring = keyring
        self._clock = clock
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(clock.now().timestamp()),
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": AUDIENCE},
            sub={"essential": True},
            exp={"essential": True},
        )
        self._checked: dict[str, tuple[Caller, float, str]] = {}

    @property
    def keyring(self) -> Keyring:
        """The keys that tokens are checked with."""
        return self._keyring

    async def caller(self, authorization: str | None) -> Caller:
        """The person whom the token names. Raises `NotSignedIn`, `InvalidToken` and `SignInUnavailable`."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn
        if (checked := self._checked.get(token)) is not None:
            caller, expires_at, key_id = checked
            if expires_at > self._clock.now().timestamp() and self._keyring.known(key_id) is not None:
                return caller
        return await self._check(token.strip())

    async def _check(self, token: str) -> Caller:
        if len(token) > _LONGEST_TOKEN:
            raise InvalidToken
        try:
            decoded = self._decode(token)
        except _UnknownKey as unknown:
            await self._keyring.look_for(unknown.key_id)
            try:
                decoded = self._decode(token)
            except _UnknownKey:
                raise InvalidToken from None
        caller = self._caller_of(decoded)
        self._remember(token, caller, float(decoded.claims["exp"]), decoded.header["kid"])
        return caller

    def _decode(self, token: str) -> jwt.Token:
        try:
            return jwt.decode(token, self._key_of, algorithms=[ALGORITHM])
        except (JoseError, ValueError, TypeError, KeyError):
            raise InvalidToken from None

    def _key_of(self, signed: GuestProtocol) -> ECKey:
        key_id = signed.headers().get("kid")
        if not isinstance(key_id, str):
            raise InvalidToken
        if (key := self._keyring.known(key_id)) is None:
            raise _UnknownKey(key_id)
        return key

    def _caller_of(self, token: jwt.Token) -> Caller:
        if str(token.header.get("typ")).lower() != TOKEN_TYPE:
            raise InvalidToken
        try:
            # We signed it: until when it is good counts. By a clock that is a second behind, what is new was made in the future.
            self._claims.validate({name: said for name, said in token.claims.items() if name != "iat"})
            sign_in_id = token.claims.get("sid")
            return Caller(
                UUID(token.claims["sub"]),
                token.claims.get("operator") is True,
                None if sign_in_id is None else UUID(str(sign_in_id)),
                frozenset(map(str, token.claims.get("amr") or ())),
            )
        except (JoseError, ValueError, TypeError):
            raise InvalidToken from None

    def _remember(self, token: str, caller: Caller, expires_at: float, key_id: str) -> None:
        """A good token stays good until it expires or its key is withdrawn: its signature is checked once."""
        if len(self._checked) >= _REMEMBERED_TOKENS:
            self._checked.clear()
        self._checked[token] = (caller, expires_at, key_id)
