"""Signing keys: kept encrypted, made once, rotated without anybody being signed out."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from joserfc.jwk import ECKey

from services.profiles.keys import KeyCipher, WrongKeyEncryptionSecret, id_of, new_key, public_jwk
from services.profiles.use_cases import signing_keys
from services.profiles.use_cases.signing_keys import KEPT_AFTERWARDS, PUBLISHED_AHEAD, NoSigningKey
from shared.clock import SystemClock
from shared.http.refusals import InvalidToken
from shared.http.sign_in import Keyring, OwnKeys, SignIn, issue_token
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.eventually import eventually
from tests.profiles.conftest import Profiles

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CIPHER = KeyCipher("secret")


@pytest.fixture
async def pool(database_of: CloneDatabase) -> AsyncIterator[Pool]:
    """A schema without any key."""
    pool = await (await database_of("profiles")).pool()
    yield pool
    pool.terminate()


async def present(pool: Pool, now: datetime) -> ECKey:
    async with transaction(pool) as tx:
        return await signing_keys.present_key(tx, CIPHER, real_now=now)


async def rotate(pool: Pool, now: datetime) -> None:
    async with transaction(pool) as tx:
        await signing_keys.rotate_keys(tx, CIPHER, real_now=now)


async def published(pool: Pool) -> list[str]:
    return [key["kid"] for key in (await signing_keys.jwks(pool))["keys"]]


def test_a_sealed_key_opens_under_its_secret_and_id_only() -> None:
    key = new_key()
    sealed = CIPHER.seal(key, b"0" * 12)

    assert CIPHER.open(id_of(key), sealed).as_dict(private=True) == key.as_dict(private=True)
    for cipher, key_id in ((KeyCipher("other"), id_of(key)), (CIPHER, "other")):
        with pytest.raises(WrongKeyEncryptionSecret):
            cipher.open(key_id, sealed)


def test_what_is_sealed_and_what_is_published_tell_nothing_private() -> None:
    key = new_key()
    private = str(key.as_dict(private=True)["d"])

    assert private.encode() not in CIPHER.seal(key, b"0" * 12)
    assert "d" not in public_jwk(key)


async def test_a_worker_that_looks_after_keys_before_the_first_one_is_made_makes_one_that_signs_at_once(
    pool: Pool,
) -> None:
    async with transaction(pool) as tx:
        await signing_keys.keep_young(tx, CIPHER, lasts=timedelta(days=1), real_now=NOW)
    made = await present(pool, NOW)

    async with transaction(pool) as tx:
        await signing_keys.ensure_key(tx, CIPHER, real_now=NOW)
    assert id_of(await present(pool, NOW + PUBLISHED_AHEAD)) == id_of(made)
    assert await published(pool) == [id_of(made)]


def test_a_nonce_has_twelve_bytes() -> None:
    with pytest.raises(ValueError, match="12 bytes"):
        CIPHER.seal(new_key(), b"0")


async def test_without_a_key_nobody_signs_in(pool: Pool) -> None:
    with pytest.raises(NoSigningKey):
        await present(pool, NOW)


async def test_of_many_that_start_at_once_one_makes_the_key(pool: Pool) -> None:
    async def ensure() -> None:
        async with transaction(pool) as tx:
            await signing_keys.ensure_key(tx, CIPHER, real_now=NOW)

    await asyncio.gather(*(ensure() for _ in range(5)))

    assert len(await published(pool)) == 1


async def test_a_new_key_is_published_before_it_signs(pool: Pool) -> None:
    async with transaction(pool) as tx:
        await signing_keys.ensure_key(tx, CIPHER, real_now=NOW)
    first = id_of(await present(pool, NOW))
    await rotate(pool, NOW)

    assert len(await published(pool)) == 2
    assert id_of(await present(pool, NOW + PUBLISHED_AHEAD - timedelta(seconds=1))) == first
    assert id_of(await present(pool, NOW + PUBLISHED_AHEAD)) != first


async def test_a_superseded_key_stays_published_for_as_long_as_its_tokens_live(pool: Pool) -> None:
    async with transaction(pool) as tx:
        await signing_keys.ensure_key(tx, CIPHER, real_now=NOW)
    first = id_of(await present(pool, NOW))
    await rotate(pool, NOW)
    superseded = NOW + PUBLISHED_AHEAD
    await rotate(pool, superseded + KEPT_AFTERWARDS - timedelta(seconds=1))
    assert first in await published(pool)

    await rotate(pool, superseded + KEPT_AFTERWARDS)
    assert first not in await published(pool)


async def test_keys_are_rotated_by_themselves_when_they_are_old(pool: Pool) -> None:
    month = timedelta(days=30)

    async def look(now: datetime) -> bool:
        async with transaction(pool) as tx:
            return await signing_keys.keep_young(tx, CIPHER, lasts=month, real_now=now)

    assert await look(NOW) is True
    assert [await look(NOW + month - timedelta(seconds=1)), await look(NOW + month)] == [False, True]
    assert await look(NOW + month) is False
    assert len(await published(pool)) == 2
    await look(NOW + month + PUBLISHED_AHEAD + KEPT_AFTERWARDS)
    assert len(await published(pool)) == 1


async def test_a_token_of_a_withdrawn_key_is_refused_once_keys_are_fetched_again(pool: Pool) -> None:
    async with transaction(pool) as tx:
        await signing_keys.ensure_key(tx, CIPHER, real_now=NOW)
    keyring = Keyring(OwnKeys(signing_keys.jwks, pool))
    sign_in = SignIn(keyring, issuer="mentoring", clock=SystemClock())
    token = issue_token(
        await present(pool, NOW), issuer="mentoring", person_id=uuid7(), operator=True, real_now=datetime.now(UTC)
    )
    await sign_in.caller(f"Bearer {token}")
    async with transaction(pool) as tx:
        await signing_keys.withdraw_keys(tx, CIPHER, real_now=NOW)

    stop = asyncio.Event()
    fetching = asyncio.create_task(keyring.keep_fresh(stop, every=0.01))
    new = id_of(await present(pool, NOW))

    async def is_known() -> bool:
        return keyring.known(new) is not None

    await eventually(is_known)
    stop.set()
    await fetching

    with pytest.raises(InvalidToken):
        await sign_in.caller(f"Bearer {token}")


async def test_tokens_of_both_keys_are_good_after_a_rotation(pool: Pool) -> None:
    async with transaction(pool) as tx:
        await signing_keys.ensure_key(tx, CIPHER, real_now=NOW)
    await rotate(pool, NOW)
    person = uuid7()
    sign_in = SignIn(Keyring(OwnKeys(signing_keys.jwks, pool)), issuer="mentoring", clock=SystemClock())

    for moment in (NOW, NOW + PUBLISHED_AHEAD):
        token = issue_token(
            await present(pool, moment),
            issuer="mentoring",
            person_id=person,
            operator=False,
            real_now=datetime.now(UTC),
        )
        assert (await sign_in.caller(f"Bearer {token}")).person_id == person


async def test_the_keys_are_public_and_may_be_kept_for_half_a_minute(profiles: Profiles) -> None:
    answer = await profiles.client.get("/profiles/.well-known/jwks.json")

    assert answer.headers["Cache-Control"] == "public, max-age=30"
    (key,) = answer.json()["keys"]
    assert key.keys() == {"kty", "crv", "x", "y", "kid", "use", "alg"}


async def test_no_private_key_stands_in_the_schema(profiles: Profiles) -> None:
    async with transaction(profiles.pool) as tx:
        key = await signing_keys.present_key(tx, profiles.identity.cipher, real_now=datetime.now(UTC))
    rows = await profiles.pool.fetch("SELECT * FROM signing_keys")

    assert str(key.as_dict(private=True)["d"]) not in json.dumps([str(dict(row)) for row in rows])
