"""What strangers do with somebody's address neither lets them in nor keeps the owner out. On a real Postgres."""

import email
import email.policy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.profiles.api.identity import network_of
from services.profiles.domain.sign_ins import (
    CODE_IS_GOOD_FOR,
    COMMON_CODE,
    LONG_CODE,
    ONE_WEARS_OFF_IN,
    SHORT_CODE,
    TRIES,
    WRONG_CODES_A_DAY,
    digits_of_code,
)
from services.profiles.settings import Settings
from services.profiles.store import sign_ins
from shared.http.limits import Limit
from shared.postgres import transaction
from tests.profiles.conftest import Profiles, code_in, new_address, slug_of

DAY = timedelta(days=1)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STRANGER = "203.0.113.7"
TRIES_A_SECOND = 10_000


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}}"


async def guess(profiles: Profiles, address: str, times: int) -> list[httpx.Response]:
    """Begins sign-ins to somebody's address, and uses up the tries of each."""
    answers: list[httpx.Response] = []
    while len(answers) < times:
        begun = await profiles.begin(address)
        not_it = wrong(await profiles.code(begun))
        answers += [await profiles.exchange(begun, not_it) for _ in range(min(5, times - len(answers)))]
    return answers


async def ask(profiles: Profiles, address: str, **more: Any) -> httpx.Response:
    return await profiles.client.post("/profiles/v1/sign-ins", json={"email": address, **more})


async def last_code(profiles: Profiles, address: str) -> str:
    """What stands in the mail that was written to an address last."""
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1", address)
    return code_in(email.message_from_bytes(body, policy=email.policy.default).get_content())


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def mails_to(profiles: Profiles, address: str) -> int:
    return int(await profiles.pool.fetchval("SELECT count(*) FROM mails WHERE recipient = $1", address))


@pytest.mark.parametrize("times", [10, 100])
async def test_after_a_strangers_wrong_codes_the_owner_signs_in_at_once(profiles: Profiles, times: int) -> None:
    owner = await profiles.someone()
    answers = await guess(profiles, owner.email, times)

    again = await profiles.begin(owner.email)
    answer = await profiles.exchange(again, await profiles.code(again))

    assert {slug_of(each) for each in answers} == {"wrong-code", "too-many-tries"}
    assert (answer.status_code, answer.json()["person_id"]) == (200, str(owner.person_id))


async def test_the_right_code_that_was_begun_before_the_guessing_lets_in(profiles: Profiles) -> None:
    owner = await profiles.someone()
    begun = await profiles.begin(owner.email)
    await guess(profiles, owner.email, 30)

    assert (await profiles.exchange(begun, await profiles.code(begun))).status_code == 200


async def test_once_many_codes_were_wrong_an_accounts_codes_are_longer(profiles: Profiles) -> None:
    address = new_address()
    before = await profiles.begin(address)
    await guess(profiles, address, WRONG_CODES_A_DAY)
    after = await profiles.begin(address)
    elsewhere = await profiles.begin(new_address())

    assert [len(await profiles.code(each)) for each in (before, after, elsewhere)] == [6, 9, 6]
    assert (await profiles.exchange(after, await profiles.code(after))).status_code == 200


async def test_nobody_learns_from_the_length_of_a_code_whether_somebody_is_known(profiles: Profiles) -> None:
    known, unknown = (await profiles.someone()).email, new_address()
    for address in (known, unknown):
        await guess(profiles, address, WRONG_CODES_A_DAY)
    begun = [await profiles.begin(each) for each in (known, unknown)]

    assert {each["code_digits"] for each in begun} == {SHORT_CODE}
    assert {len(await profiles.code(each)) for each in begun} == {LONG_CODE}


def test_a_guesser_has_less_than_one_chance_in_two_hundred_in_a_year() -> None:
    """With every network of the world, all that has a code of its own in a day begun while codes were short, and as many tries
    at common codes as a platform answers."""
    mails_an_hour = Settings.model_fields["code_mails_an_hour"].default
    tries_a_day = 24 * (mails_an_hour - 1) * TRIES
    short = 365 * WRONG_CODES_A_DAY + tries_a_day
    long = 365 * tries_a_day

    common = 365 * DAY.total_seconds() * TRIES_A_SECOND

    assert short / 10**SHORT_CODE + long / 10**LONG_CODE + common / 10**COMMON_CODE < 1 / 200


@pytest.mark.parametrize(("wrong_ones", "digits"), [(0, 6), (9, 6), (10, 9), (500, 9)])
def test_codes_are_long_after_ten_wrong_ones(wrong_ones: int, digits: int) -> None:
    assert digits_of_code(NOW + wrong_ones * ONE_WEARS_OFF_IN, NOW) == digits


def test_wrong_codes_wear_off_one_by_one() -> None:
    worn_off = NOW + 30 * ONE_WEARS_OFF_IN

    assert digits_of_code(worn_off, NOW + 20 * ONE_WEARS_OFF_IN) == LONG_CODE
    assert digits_of_code(worn_off, NOW + 21 * ONE_WEARS_OFF_IN) == SHORT_CODE


async def test_who_asks_again_and_again_from_one_network_stops_nobody_elsewhere(profiles: Profiles) -> None:
    profiles.with_limits(of_an_account_from_a_network=Limit("two", 2, DAY))
    owner = await profiles.someone()
    async with profiles.network(STRANGER) as stranger:
        answers = [await ask(stranger, owner.email) for _ in range(20)]
    here = await ask(profiles, owner.email)

    assert [each.status_code for each in answers] == [202] * 2 + [429] * 18
    assert here.status_code == 202


async def test_where_every_network_asks_a_device_that_signed_in_before_gets_its_code(profiles: Profiles) -> None:
    owner = await profiles.someone()
    begun = await profiles.begin(owner.email)
    await profiles.exchange(begun, await profiles.code(begun))
    profiles.with_own_mails(0)
    await ask(profiles, owner.email)
    mailed = await mails_to(profiles, owner.email)

    held = (begun["secret"], owner.tokens["refresh_token"])
    known = [await profiles.begin(owner.email, known_by=each) for each in held]
    let_in = await profiles.exchange(known[0], await last_code(profiles, owner.email))

    assert {each["code_digits"] for each in known} == {COMMON_CODE}
    assert (let_in.status_code, await mails_to(profiles, owner.email)) == (200, mailed)


async def test_a_device_that_signed_in_before_is_told_which_mail_and_a_strange_one_is_answered_as_if_it_were_alone(
    profiles: Profiles,
) -> None:
    owner, nobody = await profiles.someone(), new_address()
    for address in (owner.email, nobody):
        await profiles.begin(address)
    profiles.with_own_mails(0)
    first = await profiles.begin(owner.email, known_by=owner.tokens["refresh_token"])
    later = await profiles.begin(owner.email, known_by=owner.tokens["refresh_token"])
    strange = [await profiles.begin(each) for each in (owner.email, nobody, new_address())]

    assert (later["code_digits"], later["code_mailed_at"]) == (COMMON_CODE, first["code_mailed_at"])
    assert {each["code_digits"] for each in strange} == {SHORT_CODE}
    alone = [instant(each["expires_at"]) - instant(each["code_mailed_at"]) for each in strange]
    assert alone == [CODE_IS_GOOD_FOR] * 3
    assert all(instant(each["code_mailed_at"]) > instant(later["code_mailed_at"]) for each in strange)


async def test_a_device_is_known_for_its_own_account_only_and_has_a_limit_too(profiles: Profiles) -> None:
    owner, other = await profiles.someone(), await profiles.someone()
    profiles.with_own_mails(0)
    profiles.with_limits(of_a_known_device=Limit("one-left", 1, DAY))

    foreign = await profiles.begin(owner.email, known_by=other.tokens["refresh_token"])
    unused = await profiles.begin(owner.email, known_by=(await profiles.begin(new_address()))["secret"])
    own = [await ask(profiles, owner.email, known_by=owner.tokens["refresh_token"]) for _ in range(2)]

    assert (foreign["code_digits"], unused["code_digits"]) == (SHORT_CODE, SHORT_CODE)
    assert own[0].json()["code_digits"] == COMMON_CODE
    assert [each.status_code for each in own] == [202, 429]


async def test_signing_out_everywhere_forgets_the_devices(profiles: Profiles) -> None:
    owner = await profiles.someone()
    begun = await profiles.begin(owner.email)
    await profiles.exchange(begun, await profiles.code(begun))
    profiles.with_own_mails(0)
    known = await profiles.begin(owner.email, known_by=begun["secret"])
    await owner.ask("DELETE", "/tokens", json={"all": True})
    unknown = await profiles.begin(owner.email, known_by=begun["secret"])

    assert (known["code_digits"], unknown["code_digits"]) == (COMMON_CODE, SHORT_CODE)


async def test_after_wrong_codes_from_every_network_the_owner_gets_in_on_a_new_device(profiles: Profiles) -> None:
    profiles.with_own_mails(2)
    owner = await profiles.someone()
    for number in range(20):
        async with profiles.network(f"20.0.{number}.7") as elsewhere:
            stranger = await elsewhere.begin(owner.email)
            answers = [await elsewhere.exchange(stranger, "0" * COMMON_CODE) for _ in range(TRIES + 1)]
            assert [slug_of(each) for each in answers] == ["wrong-code"] * 4 + ["too-many-tries"] * 2

    async with profiles.network("198.51.100.7") as new_device:
        begun = await new_device.begin(owner.email)
        let_in = await new_device.exchange(begun, await last_code(profiles, owner.email))

    assert (let_in.status_code, let_in.json()["person_id"]) == (200, str(owner.person_id))


async def test_sign_ins_from_a_network_are_limited(profiles: Profiles) -> None:
    profiles.with_limits(from_a_network=Limit("two-from-here", 2, DAY))
    answers = [await ask(profiles, new_address()) for _ in range(3)]

    assert [each.status_code for each in answers] == [202, 202, 429]
    assert slug_of(answers[-1]) == "too-many-requests"
    assert "Retry-After" in answers[-1].headers


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2ff:3::4", "2001:db8:1:200::/56"),
        ("unknown", "unknown"),
    ],
)
def test_a_network_is_what_one_household_has(address: str, network: str) -> None:
    assert network_of(address) == network


async def test_the_mail_says_what_for_and_when_in_the_language_of_the_device(profiles: Profiles) -> None:
    subjects = []
    for language in ("en", "de-AT,de;q=0.9"):
        answer = await profiles.client.post(
            "/profiles/v1/sign-ins", json={"email": new_address()}, headers={"Accept-Language": language}
        )
        row = await profiles.pool.fetchrow(
            "SELECT body, created_at FROM mails WHERE subject = $1", UUID(answer.json()["sign_in_id"])
        )
        assert row is not None
        letter = email.message_from_bytes(row["body"], policy=email.policy.default)
        subjects.append(str(letter["Subject"])[6:])
        assert "UTC" in letter.get_content()

    assert subjects[0].startswith(" is your sign-in code for Mentoring, asked for at ")
    assert subjects[1].startswith(" ist Ihr Anmeldecode für Mentoring, angefordert um ")


async def test_what_was_guessed_and_who_was_here_is_tidied_and_forgotten(profiles: Profiles) -> None:
    owner = await profiles.someone()
    await guess(profiles, owner.email, 1)
    count = """
    SELECT (SELECT count(*) FROM wrong_codes WHERE account = $1), (SELECT count(*) FROM known_devices WHERE account = $1)
    """
    async with profiles.pool.acquire() as connection:
        for later, left in ((timedelta(hours=2), (1, 1)), (timedelta(hours=3), (0, 1)), (timedelta(days=401), (0, 0))):
            trial = connection.transaction()
            await trial.start()
            await sign_ins.tidy(connection, datetime.now(UTC) + later)
            assert tuple(await connection.fetchrow(count, owner.email) or ()) == left
            await trial.rollback()
    async with transaction(profiles.pool) as tx:
        await sign_ins.forget_account(tx, owner.email)
        assert tuple(await tx.fetchrow(count, owner.email) or ()) == (0, 0)
