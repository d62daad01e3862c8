"""Tokens, and the keys they are checked with."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from shared.clock import SystemClock
from shared.http.refusals import InvalidToken, SignInUnavailable
from shared.http.sign_in import LIFETIME, Keyring, KeysAway, OwnKeys, PublishedKeys, SignIn, issue_token
from shared.postgres import Pool
from tests.fixtures.hand_clock import HandClock
from tests.shared.http.conftest import KEY, Notes

NOW = datetime.now(UTC)


def _claims(**changed: object) -> dict[str, Any]:
    good = {
        "iss": "mentoring",
        "aud": "mentoring",
        "sub": "01890a5d-ac96-774b-bcce-b302099a8057",
        "operator": False,
        "exp": int((NOW + timedelta(minutes=10)).timestamp()),
    }
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


def _signed(
    claims: dict[str, Any], *, key: ECKey | OctKey = KEY, alg: str = "ES256", kid: str = "first", typ: str = "at+jwt"
) -> str:
    return jwt.encode({"alg": alg, "typ": typ, "kid": kid}, claims, key, algorithms=[alg])


def _unsigned(claims: dict[str, Any]) -> str:
    parts = [json.dumps(part).encode() for part in ({"alg": "none", "typ": "at+jwt", "kid": "first"}, claims)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def _headed(**changed: object) -> str:
    """A good token behind another head, as somebody makes it who has no key of ours."""
    head = {"alg": "ES256", "typ": "at+jwt", "kid": "first", **changed}
    _, claims, signature = _signed(_claims()).split(".")
    return f"{base64.urlsafe_b64encode(json.dumps(head).encode()).rstrip(b'=').decode()}.{claims}.{signature}"


def _nested() -> str:
    return f"{base64.urlsafe_b64encode(b'[' * 2900).rstrip(b'=').decode()}.e30.x"


def _signed_with_the_public_key() -> str:
    public = OctKey.import_key(json.dumps(KEY.as_dict(private=False)))
    return _signed(_claims(), key=public, alg="HS256")


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(_signed(_claims(exp=int((NOW - timedelta(seconds=1)).timestamp()))), id="expired"),
        pytest.param(_signed(_claims(exp=None)), id="never expires"),
        pytest.param(_signed(_claims(exp="soon")), id="expires in words"),
        pytest.param(_signed(_claims(aud="elsewhere")), id="another audience"),
        pytest.param(_signed(_claims(aud=None)), id="no audience"),
        pytest.param(_signed(_claims(iss="somebody")), id="another issuer"),
        pytest.param(_signed(_claims(iss=None)), id="no issuer"),
        pytest.param(_signed(_claims(sub="root")), id="no person"),
        pytest.param(_signed(_claims(sub=None)), id="nobody"),
        pytest.param(_signed(_claims(), typ="JWT"), id="another type"),
        pytest.param(_signed(_claims(), kid="second"), id="unknown key"),
        pytest.param(_signed(_claims(), key=ECKey.generate_key("P-256")), id="another key under a known id"),
        pytest.param(_unsigned(_claims()), id="alg none"),
        pytest.param(_signed_with_the_public_key(), id="public key as a secret"),
        pytest.param(_headed(alg="HS256"), id="the algorithm of a secret"),
        pytest.param(_headed(alg="es256"), id="an algorithm in small letters"),
        pytest.param(_headed(alg=["ES256"]), id="a list of algorithms"),
        pytest.param(_headed(alg=None), id="no algorithm"),
        pytest.param(_headed(crit=["x"], x=1), id="something critical that nobody knows"),
        pytest.param(_headed(crit=["b64"], b64=False), id="a payload that is not encoded"),
        pytest.param(_headed(jwk=ECKey.generate_key("P-256").as_dict(private=False)), id="a key that it brings itself"),
        pytest.param(_headed(jku="https://evil.example/keys", kid="theirs"), id="keys from elsewhere"),
        pytest.param(_headed(kid="../../dev/null"), id="a path for a key"),
        pytest.param(_headed(kid=["first"]), id="a list of keys"),
        pytest.param(_headed(kid=None), id="no key"),
        pytest.param(_nested(), id="a head without end"),
        pytest.param(f"{_signed(_claims())}.x", id="four parts"),
        pytest.param(f"{_signed(_claims())}!", id="a sign behind it"),
        pytest.param(_signed(_claims(nbf=int((NOW + timedelta(hours=1)).timestamp()))), id="not yet good"),
        pytest.param(_signed(_claims(sid=7)), id="a sign-in that is a number"),
        pytest.param(_signed(_claims(sid=["x"])), id="a list of sign-ins"),
        pytest.param(_signed(_claims(aud=["elsewhere"])), id="other audiences"),
        pytest.param("a.b.c", id="no token"),
        pytest.param("x" * 5000, id="long"),
        pytest.param("\u00e9", id="no ASCII"),
    ],
)
async def test_a_token_that_is_not_good_is_refused(notes_app: Notes, token: str) -> None:
    answer = await notes_app.client.get("/probe/v1/notes", headers={b"Authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:mentoring:problem:invalid-token"
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'


async def test_a_token_from_a_machine_whose_clock_is_ahead_is_good(notes_app: Notes) -> None:
    made = datetime.now(UTC) + timedelta(seconds=5)
    ahead = _signed(_claims(iat=int(made.timestamp()), exp=int((made + LIFETIME).timestamp())))
    answer = await notes_app.client.get("/probe/v1/notes", headers={"Authorization": f"Bearer {ahead}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("header", [{}, {"Authorization": "Basic YTpi"}, {"Authorization": "Bearer"}])
async def test_without_a_bearer_token_nobody_is_signed_in(notes_app: Notes, header: dict[str, str]) -> None:
    answer = await notes_app.client.get("/probe/v1/notes", headers=header)
    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:mentoring:problem:not-signed-in"
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_good_token_signs_in_again_and_again(notes_app: Notes, person: UUID) -> None:
    headers = notes_app.headers(person)
    for _ in range(2):
        assert (await notes_app.client.get("/probe/v1/notes", headers=headers)).status_code == 200


async def test_a_remembered_token_expires_all_the_same() -> None:
    clock = HandClock(NOW)
    sign_in = SignIn(Keyring(Given([KEY])), issuer="mentoring", clock=clock)
    token = _signed(_claims())
    await sign_in.caller(f"Bearer {token}")
    clock.move(timedelta(minutes=10, seconds=1))
    with pytest.raises(InvalidToken):
        await sign_in.caller(f"Bearer {token}")


async def test_only_operators_pass_where_only_they_may(notes_app: Notes, person: UUID) -> None:
    operator = {"Authorization": f"Bearer {notes_app.token(person, operator=True)}"}
    assert (await notes_app.client.get("/probe/v1/operators", headers=operator)).status_code == 200
    answer = await notes_app.client.get("/probe/v1/operators", headers=notes_app.headers(person))
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:mentoring:problem:operators-only"


async def test_what_only_operators_may_do_needs_a_passkey_unless_the_platform_says_otherwise(
    notes_app: Notes, person: UUID
) -> None:
    by_code = {"Authorization": f"Bearer {notes_app.token(person, operator=True, methods=('otp',))}"}
    refused = await notes_app.client.get("/probe/v1/operators", headers=by_code)
    notes_app.with_parts(operators_need_passkey=False)
    passed = await notes_app.client.get("/probe/v1/operators", headers=by_code)

    assert (refused.status_code, refused.json()["type"]) == (403, "urn:mentoring:problem:passkey-needed")
    assert passed.status_code == 200


async def test_an_erased_person_is_refused_at_once(notes_app: Notes, person: UUID) -> None:
    assert (await notes_app.write(person)).status_code == 201
    await notes_app.pool.execute("INSERT INTO erased_people VALUES ($1, now())", person)
    answer = await notes_app.write(person)
    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:mentoring:problem:person-erased"
    assert await notes_app.count() == 1


# --- the keyring -----------------------------------------------------------------------------------------------------


@dataclass
class Given:
    """A source of keys that counts how often it is asked, and is away when it has none."""

    keys: list[ECKey] = field(default_factory=list)
    asked: int = 0

    async def remembered(self) -> Mapping[str, Any] | None:
        return None

    async def fetch(self) -> Mapping[str, Any]:
        self.asked += 1
        await asyncio.sleep(0)
        if not self.keys:
            raise KeysAway("none")
        return {"keys": [key.as_dict(private=False) for key in self.keys]}


@dataclass
class Seconds:
    """A monotonic clock moved by hand."""

    passed: float = 0.0

    def __call__(self) -> float:
        return self.passed


async def test_unknown_key_ids_cause_one_fetch_in_thirty_seconds_however_many_come() -> None:
    source, clock = Given([KEY]), Seconds()
    keyring = Keyring(source, monotonic=clock)
    await asyncio.gather(*(keyring.look_for(f"unknown-{number}") for number in range(50)))
    assert source.asked == 1
    clock.passed = 29.0
    await keyring.look_for("unknown")
    assert source.asked == 1
    clock.passed = 31.0
    await keyring.look_for("unknown")
    assert source.asked == 2


async def test_a_new_key_is_learned_when_the_pause_is_over() -> None:
    source, clock = Given([KEY]), Seconds()
    keyring = Keyring(source, monotonic=clock)
    await keyring.look_for("first")
    source.keys.append(ECKey.generate_key("P-256", {"kid": "second"}))
    await keyring.look_for("second")
    assert keyring.known("second") is None
    clock.passed = 31.0
    await keyring.look_for("second")
    assert keyring.known("second") is not None
    assert keyring.known("first") is not None


async def test_keys_grow_old_for_as_long_as_they_are_not_fetched() -> None:
    source, clock = Given([KEY]), Seconds()
    keyring = Keyring(source, monotonic=clock)
    clock.passed = 40.0
    assert keyring.age() == 40.0
    await keyring.look_for("first")
    assert keyring.age() == 0.0
    source.keys.clear()
    clock.passed = 75.0
    await keyring.look_for("second")
    assert keyring.age() == 35.0


async def test_without_any_key_sign_in_is_unavailable_and_recovers_within_a_second() -> None:
    source, clock = Given(), Seconds()
    keyring = Keyring(source, monotonic=clock)
    with pytest.raises(SignInUnavailable):
        await keyring.look_for("first")
    source.keys.append(KEY)
    clock.passed = 1.0
    await keyring.look_for("first")
    assert keyring.known("first") is not None


async def test_keys_once_known_outlive_their_issuer() -> None:
    source, clock = Given([KEY]), Seconds()
    keyring = Keyring(source, monotonic=clock)
    await keyring.look_for("first")
    source.keys.clear()
    clock.passed = 100.0
    await keyring.look_for("unknown")
    assert keyring.known("first") is not None


@dataclass
class Issuer:
    """A web server with a key set; what it answers can be changed."""

    url: str
    answer: bytes


@asynccontextmanager
async def issuer(answer: bytes) -> AsyncIterator[Issuer]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = made.answer
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    made = Issuer(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/jwks.json", answer)
    async with server:
        yield made


PUBLIC = json.dumps({"keys": [KEY.as_dict(private=False)]}).encode()


async def test_published_keys_are_kept_in_the_schema_and_serve_while_the_issuer_is_away(probe: Pool) -> None:
    async with issuer(PUBLIC) as at:
        await PublishedKeys(at.url, probe).fetch()
    after_a_restart = Keyring(PublishedKeys(at.url, probe))
    await after_a_restart.look_for("first")
    assert after_a_restart.known("first") is not None


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"keys": []}', b'{"keys": 7}', b"\xff"])
async def test_what_is_no_key_set_replaces_nothing(probe: Pool, answer: bytes) -> None:
    async with issuer(PUBLIC) as at:
        source = PublishedKeys(at.url, probe)
        await source.fetch()
        at.answer = answer
        with pytest.raises(KeysAway):
            await source.fetch()
    assert await source.remembered() == json.loads(PUBLIC)


@pytest.mark.parametrize(
    "entry",
    [7, None, {}, {"kty": "EC", "crv": "P-256", "kid": "odd"}, {"kty": "oct", "k": "c2VjcmV0", "kid": "odd"}],
)
async def test_an_odd_entry_in_a_key_set_hides_no_good_one(probe: Pool, entry: object) -> None:
    answer = json.dumps({"keys": [entry, KEY.as_dict(private=False)]}).encode()
    async with issuer(answer) as at:
        keyring = Keyring(PublishedKeys(at.url, probe))
        await keyring.look_for("first")
    assert keyring.known("first") is not None
    assert keyring.known("odd") is None


async def test_the_issuer_itself_reads_its_own_keys(probe: Pool) -> None:
    async def read(pool: Pool) -> Mapping[str, Any]:
        assert await pool.fetchval("SELECT 1") == 1
        return {"keys": [KEY.as_dict(private=False)]}

    sign_in = SignIn(Keyring(OwnKeys(read, probe)), issuer="mentoring", clock=SystemClock())
    person = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    token = issue_token(KEY, issuer="mentoring", person_id=person, operator=True, real_now=datetime.now(UTC))
    caller = await sign_in.caller(f"Bearer {token}")
    assert (caller.person_id, caller.operator) == (person, True)
