"""Badges, as a foreign library verifies them: openbadgeslib reads credential, key and status list, and knows nothing of us."""

import base64
import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import pytest
from joserfc.jwk import RSAKey
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier, OpenBadgeCredential
from openbadgeslib.ob3.credential import IdentityObject
from openbadgeslib.ob3.status import decode_encoded_list, set_indices
from openbadgeslib.ob3.status_list import encode_bitstring

from services.profiles.consumers import keep_badges
from services.profiles.domain.badges import FULL, PLACES, Issuer, status_list_of
from services.profiles.keys import SaltMaker
from services.profiles.letters.badges import language_of
from services.profiles.use_cases import badge_keys
from services.profiles.use_cases.badges import Desk, status_list
from shared.consuming import Event
from shared.contracts import AchievementState
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, Someone, new_address, slug_of

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ISSUER: Final = "http://127.0.0.1:8000/profiles/v1/badges/issuer"


def achievement(person: UUID, **changed: Any) -> AchievementState:
    """A mentee completed a mentorship, and asked to have it shown."""
    said = {"achievement_id": uuid7(), "version": 1, "change": "claimed", "person_id": person, "programme_id": OPEN_ID}
    shows = {"kind": "completion", "side": "mentee", "began_on": date(2025, 3, 3), "ended_on": date(2026, 2, 27)}
    return AchievementState.model_validate(said | shows | {"claimed_at": NOW} | changed)


async def hear(profiles: Profiles, *told: AchievementState | UUID) -> None:
    """Each in a transaction of its own; an id alone is a tombstone."""
    for each in told:
        key, state = (each, None) if isinstance(each, UUID) else (each.achievement_id, each)
        async with transaction(profiles.pool) as tx:
            await keep_badges.handler(tx, [Event("achievements", key, 1, state, NOW)], NOW)


async def badges_of(someone: Someone, **params: Any) -> list[dict[str, Any]]:
    answer = await someone.get("/me/badges", **params)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def has_a_badge(profiles: Profiles, someone: Someone, **changed: Any) -> dict[str, Any]:
    """The badge that somebody has just asked for."""
    await hear(profiles, achievement(someone.person_id, **changed))
    return (await badges_of(someone))[0]


async def fetched(profiles: Profiles, address: str) -> bytes:
    """What stands at an address that a badge names."""
    answer = await profiles.client.get(address.removeprefix("http://127.0.0.1:8000"))
    assert answer.status_code == 200, answer.text
    return answer.content


async def judged(profiles: Profiles, badge: dict[str, Any]) -> OpenBadgeCredential:
    """What the foreign library finds, by the addresses in the badge alone. Raises `OB3VerificationError`."""
    header = json.loads(base64.urlsafe_b64decode(badge["credential"].partition(".")[0] + "=="))
    assert set(header) == {"alg", "typ", "kid"}
    key = RSAKey.import_key(json.loads(await fetched(profiles, header["kid"])))
    verifier = OB3Verifier(pubkey_pem=key.as_pem(private=False))
    credential = verifier.verify(badge["credential"])
    (status,) = credential.credential_status
    content = {status["statusListCredential"]: await fetched(profiles, status["statusListCredential"])}
    return verifier.verify(badge["credential"], check_status=True, download=content.__getitem__)


async def test_a_foreign_library_verifies_a_badge_by_what_stands_on_it(profiles: Profiles) -> None:
    someone = await profiles.someone()
    badge = await has_a_badge(profiles, someone)

    found = await judged(profiles, badge)

    assert (found.issuer.id, found.issuer.name) == (ISSUER, "Mentoring")
    assert (found.id, found.name) == (f"urn:uuid:{badge['badge_id']}", "Mentorship completed")
    assert found.issuance_date == NOW
    assert found.raw is not None
    subject = found.raw["credentialSubject"]
    assert (subject["role"], subject["activityStartDate"], subject["activityEndDate"]) == (
        "mentee",
        "2025-03-03T00:00:00Z",
        "2026-02-27T00:00:00Z",
    )


async def test_a_badge_is_its_holders_for_whoever_knows_the_address_and_names_nobody_else(profiles: Profiles) -> None:
    someone = await profiles.someone(new_address().replace("person", "Person"))
    await someone.change(name="Leocadia Winterbourne")
    found = await judged(profiles, await has_a_badge(profiles, someone))

    (identity,) = found.identifiers
    assert identity == IdentityObject.create(someone.email.lower(), identity.salt)
    assert identity != IdentityObject.create(new_address(), identity.salt)
    said = json.dumps(found.raw)
    assert not [each for each in (someone.email, "Leocadia", str(someone.person_id)) if each in said]


async def test_two_badges_of_one_person_do_not_show_that_they_are_of_one(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await hear(profiles, *(achievement(someone.person_id, kind=kind) for kind in ("completion", "thanks")))
    one, other = [await judged(profiles, each) for each in await badges_of(someone)]

    assert one.recipient_id != other.recipient_id
    assert one.identifiers[0].identity_hash != other.identifiers[0].identity_hash


async def test_another_address_is_on_the_badge_from_then_on(profiles: Profiles) -> None:
    someone = await profiles.someone()
    first = await judged(profiles, await has_a_badge(profiles, someone))
    there = new_address()
    await profiles.pool.execute(
        "UPDATE people SET email = $2, account = $2 WHERE person_id = $1", someone.person_id, there
    )
    (badge,) = await badges_of(someone)
    second = await judged(profiles, badge)

    assert second.identifiers[0] == IdentityObject.create(there, second.identifiers[0].salt)
    assert (first.id, first.credential_status) == (second.id, second.credential_status)


@pytest.mark.parametrize(
    ("locale", "kind", "side", "name"),
    [
        ("de-AT", "completion", "mentee", "Mentoring abgeschlossen"),
        ("de", "thanks", "mentor", "Dank als Mentorin oder Mentor"),
        ("pt-BR", "thanks", "mentor", "Thanked as a mentor"),
    ],
)
async def test_a_badge_speaks_its_holders_language(
    profiles: Profiles, locale: str, kind: str, side: str, name: str
) -> None:
    someone = await profiles.someone()
    await someone.change(locale=locale)
    badge = await has_a_badge(profiles, someone, kind=kind, side=side, ended_on=None)

    found = await judged(profiles, badge)

    assert badge["name"] == found.name == found.achievement.name == name
    assert found.raw is not None
    assert found.raw["credentialSubject"]["achievement"]["inLanguage"] == language_of(locale)
    assert "activityEndDate" not in found.raw["credentialSubject"]


async def test_the_same_badge_is_the_same_to_the_letter_as_long_as_nothing_changes(profiles: Profiles) -> None:
    someone = await profiles.someone()
    first = await has_a_badge(profiles, someone)

    assert (await badges_of(someone))[0] == first


async def test_what_comes_twice_is_one_badge(profiles: Profiles) -> None:
    someone = await profiles.someone()
    told = achievement(someone.person_id)
    await hear(profiles, told, told)
    async with transaction(profiles.pool) as tx:
        await keep_badges.handler(tx, [Event("achievements", told.achievement_id, 1, told, NOW)] * 2, NOW)

    assert len(await badges_of(someone)) == 1


async def test_what_is_taken_back_is_revoked_and_forgotten(profiles: Profiles) -> None:
    someone = await profiles.someone()
    badge = await has_a_badge(profiles, someone)
    await hear(profiles, *[UUID(badge["badge_id"])] * 2)

    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        await judged(profiles, badge)
    assert await badges_of(someone) == []


async def test_with_a_person_their_badges_are_revoked_and_nothing_late_brings_one_back(profiles: Profiles) -> None:
    someone = await profiles.someone()
    badge = await has_a_badge(profiles, someone)
    await someone.ask("DELETE", "/me")
    await hear(profiles, achievement(someone.person_id, achievement_id=badge["badge_id"]))

    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        await judged(profiles, badge)
    assert await profiles.pool.fetchval("SELECT count(*) FROM badges WHERE badge_id = $1", badge["badge_id"]) == 0


async def test_a_suspension_is_told_nobody_who_verifies_a_badge(profiles: Profiles) -> None:
    someone, operator = await profiles.someone(), await profiles.operator()
    badge = await has_a_badge(profiles, someone)
    suspended = await operator.ask(
        "POST", f"/people/{someone.person_id}/suspension", json={"reason": "They insulted somebody."}
    )

    assert suspended.is_success
    assert (await judged(profiles, badge)).id == f"urn:uuid:{badge['badge_id']}"


async def test_a_place_on_a_list_is_given_once(profiles: Profiles) -> None:
    someone = await profiles.someone()
    badge = await has_a_badge(profiles, someone)
    (status,) = (await judged(profiles, badge)).credential_status
    await hear(profiles, UUID(badge["badge_id"]))
    number = int(status["statusListIndex"])
    list_number = int(status["statusListCredential"].rpartition("/")[2])

    kept = "SELECT EXISTS (SELECT FROM badge_places WHERE list = $1 AND place = $2)"
    assert await profiles.pool.fetchval(kept, list_number, number)


async def test_a_list_of_which_half_is_given_out_is_followed_by_the_next(profiles: Profiles) -> None:
    someone = await profiles.someone()
    fill = "INSERT INTO badge_places SELECT $1, place FROM generate_series(0, $2 - 1) AS place ON CONFLICT DO NOTHING"
    last = await profiles.pool.fetchval("SELECT coalesce(max(list), 1) FROM badge_places")
    await profiles.pool.execute(fill, last, FULL)
    badge = await has_a_badge(profiles, someone)

    (status,) = (await judged(profiles, badge)).credential_status
    assert status["statusListCredential"] == f"{ISSUER}/status/{last + 1}"


def encoded(standing: Sequence[int]) -> str:
    issuer = Issuer(ISSUER, "Mentoring", "https://example.org")
    said: str = status_list_of(1, standing, issuer, now=NOW)["credentialSubject"]["encodedList"]
    return said


def test_whatever_does_not_stand_is_revoked() -> None:
    """So a copy of a badge that nobody knows any more, after a restore, is not taken for a good one."""
    standing = [0, 1, 7, 8, 70_000, PLACES - 1]
    revoked = set(range(PLACES)) - set(standing)

    bits = decode_encoded_list(encoded(standing))
    assert len(bits) * 8 == PLACES == 131_072
    assert set_indices(bits) == revoked
    assert bits == decode_encoded_list(encode_bitstring(revoked))


def test_a_list_is_the_same_for_an_hour_and_good_for_a_day() -> None:
    issuer = Issuer(ISSUER, "Mentoring", "https://example.org")
    first, same, later = (status_list_of(1, [3], issuer, now=NOW + timedelta(minutes=each)) for each in (0, 59, 60))
    assert first == same != later
    assert (first["validFrom"], first["validUntil"]) == ("2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z")


async def rotate(profiles: Profiles) -> None:
    """The new key signs at once."""
    async with transaction(profiles.pool) as tx:
        newest = await tx.fetchval("SELECT max(signs_from) FROM badge_keys")
        before = newest - badge_keys.PUBLISHED_AHEAD + timedelta(microseconds=1)
        await badge_keys.rotate_keys(tx, profiles.identity.cipher, real_now=before)


async def keys(profiles: Profiles) -> list[dict[str, Any]]:
    return list(json.loads(await fetched(profiles, f"{ISSUER}/keys"))["keys"])


async def test_former_keys_stay_published_and_verify_what_they_have_signed(profiles: Profiles) -> None:
    someone = await profiles.someone()
    before = await has_a_badge(profiles, someone)
    await rotate(profiles)
    (after,) = await badges_of(someone)

    assert before["credential"] != after["credential"]
    for badge in (before, after):
        found = OB3Verifier(pubkey_pem=await pem_of(profiles, badge)).verify(badge["credential"])
        assert found.issuer.id == ISSUER


async def pem_of(profiles: Profiles, badge: dict[str, Any]) -> bytes:
    header = json.loads(base64.urlsafe_b64decode(badge["credential"].partition(".")[0] + "=="))
    (key,) = [each for each in await keys(profiles) if each["kid"] == header["kid"]]
    assert not key.keys() & {"d", "p", "q", "dp", "dq", "qi"}
    return bytes(RSAKey.import_key(key).as_pem(private=False))


async def test_after_a_withdrawal_no_former_badge_can_be_verified_and_one_reads_it_anew(profiles: Profiles) -> None:
    someone = await profiles.someone()
    before = await has_a_badge(profiles, someone)
    async with transaction(profiles.pool) as tx:
        await badge_keys.withdraw_keys(tx, profiles.identity.cipher, real_now=datetime.now(UTC))

    header = json.loads(base64.urlsafe_b64decode(before["credential"].partition(".")[0] + "=="))
    gone = await profiles.client.get(header["kid"].removeprefix("http://127.0.0.1:8000"))
    assert (gone.status_code, slug_of(gone)) == (404, "badge-key-not-found")
    (after,) = await badges_of(someone)
    assert (await judged(profiles, after)).id == f"urn:uuid:{before['badge_id']}"


class Undone(Exception):
    """So that the other tests go on with the keys they have."""


async def test_the_next_key_is_made_once_the_present_one_is_old(profiles: Profiles) -> None:
    now, year, cipher = datetime.now(UTC), timedelta(days=365), profiles.identity.cipher
    with suppress(Undone):
        async with transaction(profiles.pool) as tx:
            number = len(await badge_keys.published(tx))
            for real_now, made in ((now, False), (now + year, True), (now + year, False)):
                assert await badge_keys.keep_young(tx, cipher, lasts=year, real_now=real_now) is made
            assert len(await badge_keys.published(tx)) == number + 1
            raise Undone


async def test_the_issuers_address_tells_who_that_is_and_every_key(profiles: Profiles) -> None:
    issuer = json.loads(await fetched(profiles, ISSUER))
    assert (issuer["id"], issuer["type"], issuer["name"]) == (ISSUER, ["Profile"], "Mentoring")
    assert [each["publicKeyJwk"] for each in issuer["verificationMethod"]] == await keys(profiles)
    assert issuer["assertionMethod"] == [each["kid"] for each in await keys(profiles)]


async def test_no_key_of_badges_is_good_for_signing_in(profiles: Profiles) -> None:
    of_tokens = (await profiles.client.get("/profiles/.well-known/jwks.json")).json()["keys"]
    assert {each["kid"].rpartition("/")[2] for each in await keys(profiles)}.isdisjoint(
        each["kid"] for each in of_tokens
    )
    someone = await profiles.someone()
    badge = await has_a_badge(profiles, someone)
    answer = await profiles.client.get("/profiles/v1/me", headers={"Authorization": f"Bearer {badge['credential']}"})
    assert (answer.status_code, slug_of(answer)) == (401, "invalid-token")


async def test_what_verifying_needs_is_for_everybody_anywhere_and_may_be_kept_for_minutes(profiles: Profiles) -> None:
    await has_a_badge(profiles, await profiles.someone())
    elsewhere = {"Origin": "https://verifier.example"}
    for path in ("", "/keys", "/status/1"):
        answer = await profiles.client.get(f"/profiles/v1/badges/issuer{path}", headers=elsewhere)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


async def test_what_is_not_there_is_refused_in_the_askers_language(profiles: Profiles) -> None:
    for path, slug in (("status/2147483647", "status-list-not-found"), ("keys/none", "badge-key-not-found")):
        answer = await profiles.client.get(f"/profiles/v1/badges/issuer/{path}", headers={"Accept-Language": "de"})
        assert (answer.status_code, slug_of(answer), answer.headers["Content-Language"]) == (404, slug, "de")


async def test_badges_come_in_pages_the_latest_first(profiles: Profiles) -> None:
    someone = await profiles.someone()
    told = [achievement(someone.person_id) for _ in range(3)]
    await hear(profiles, *told)
    first = (await someone.get("/me/badges", page_size=2)).json()
    rest = (await someone.get("/me/badges", page_size=2, page_token=first["next_page_token"])).json()

    listed = [each["badge_id"] for each in first["items"] + rest["items"]]
    assert listed == [str(each.achievement_id) for each in reversed(told)]
    assert rest["next_page_token"] is None


async def test_nobody_sees_the_badges_of_others(profiles: Profiles) -> None:
    await has_a_badge(profiles, await profiles.someone())

    assert await badges_of(await profiles.someone()) == []


async def test_a_list_is_signed_once_until_something_changes_on_it(profiles: Profiles) -> None:
    """So that however many verify badges, they wait for no signature; and a revocation shows at once."""
    someone = await profiles.someone()
    badge = await has_a_badge(profiles, someone)
    (status,) = (await judged(profiles, badge)).credential_status
    desk = Desk(Issuer(ISSUER, "Mentoring", "https://example.org"), profiles.identity.cipher, SaltMaker("a secret"))
    number, real_now = int(status["statusListCredential"].rpartition("/")[2]), datetime.now(UTC)

    async def listed() -> str:
        async with transaction(profiles.pool) as tx:
            return await status_list(tx, number, desk, real_now=real_now)

    first = await listed()
    assert await listed() is first
    await hear(profiles, UUID(badge["badge_id"]))
    assert await listed() != first
