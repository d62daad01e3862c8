"""Signing in by mailed code, over the API on a real Postgres."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.profiles.domain.refreshing import InvalidRefreshToken, RefreshTokenReplayed
from services.profiles.domain.sign_ins import CodeExpired
from services.profiles.store import sign_ins
from services.profiles.use_cases import signing_in
from services.profiles.use_cases.signing_in import SignedIn
from shared.contracts import ContactState, ProfileState
from shared.ids import uuid7
from shared.postgres import transaction
from tests.fixtures.tokens import written
from tests.profiles.conftest import Profiles, new_address, slug_of

DAY = timedelta(days=1)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_the_right_code_makes_a_new_person_and_tells_of_them(profiles: Profiles) -> None:
    someone = await profiles.someone()

    assert someone.tokens["new_person"] is True
    assert someone.tokens["token_type"] == "Bearer"
    assert someone.tokens["expires_in"] == 600
    (profile,) = await profiles.published("profiles", someone.person_id)
    (contact,) = await profiles.published("contacts", someone.person_id)
    assert isinstance(profile, ProfileState)
    assert profile.change == "signed_up"
    assert isinstance(contact, ContactState)
    assert (contact.change, contact.email) == ("added", someone.email)


async def test_nobody_is_made_before_the_right_code(profiles: Profiles) -> None:
    address = new_address()
    sign_in = await profiles.begin(address)
    await profiles.exchange(sign_in, wrong(await profiles.code(sign_in)))

    assert await profiles.pool.fetchval("SELECT count(*) FROM people WHERE email = $1", address) == 0


async def test_whoever_signs_in_again_is_the_same_person_in_any_case(profiles: Profiles) -> None:
    someone = await profiles.someone()
    again = await profiles.someone(someone.email.upper().replace("EXAMPLE", "example"))

    assert again.person_id == someone.person_id
    assert again.tokens["new_person"] is False


async def test_new_tokens_carry_a_consistency_token_for_who_is_new(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    response = await profiles.exchange(sign_in, await profiles.code(sign_in))

    person_id = response.json()["person_id"]
    assert written(response) == f"profiles/{person_id}@1,contacts/{person_id}@1"
    assert response.headers["Cache-Control"] == "no-store"


async def test_a_known_and_an_unknown_address_get_the_same_answer_by_the_same_statements(profiles: Profiles) -> None:
    known = (await profiles.someone()).email
    answers = [
        await profiles.client.post("/profiles/v1/sign-ins", json={"email": each}) for each in (known, new_address())
    ]

    assert [each.status_code for each in answers] == [202, 202]
    assert answers[0].json().keys() == answers[1].json().keys()
    ignored = {"ratelimit", "content-length", "date"}
    assert set(answers[0].headers) - ignored == set(answers[1].headers) - ignored


async def test_beginning_a_sign_in_never_looks_at_people(profiles: Profiles) -> None:
    """So its time can't tell whether an address is known."""
    async with transaction(profiles.pool) as tx:
        await tx.execute("SET LOCAL statement_timeout = '2s'")
        async with transaction(profiles.pool) as other:
            await other.execute("LOCK TABLE people IN ACCESS EXCLUSIVE MODE")
            now = datetime.now(UTC)
            begun = await signing_in.begin_sign_in(
                tx, new_address(), cap=profiles.identity.mail_cap, language="en", now=now, real_now=now
            )
    assert begun.expires_at == now + timedelta(minutes=10)


async def test_a_wrong_code_is_refused_and_counted(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)

    first, second = [await profiles.exchange(sign_in, wrong(code)) for _ in range(2)]

    assert (first.status_code, slug_of(first), first.json()["tries_left"]) == (422, "wrong-code", 4)
    assert second.json()["tries_left"] == 3
    assert (await profiles.exchange(sign_in, code)).status_code == 200


async def test_five_wrong_codes_end_a_sign_in(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)
    slugs = [slug_of(await profiles.exchange(sign_in, wrong(code))) for _ in range(5)]

    assert slugs == ["wrong-code"] * 4 + ["too-many-tries"]
    assert slug_of(await profiles.exchange(sign_in, code)) == "too-many-tries"


async def test_of_tries_at_the_same_moment_no_more_than_five_count(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)

    answers = await asyncio.gather(*(profiles.exchange(sign_in, wrong(code)) for _ in range(9)))

    assert sorted(map(slug_of, answers)) == ["too-many-tries"] * 5 + ["wrong-code"] * 4


async def test_a_replayed_code_is_refused(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)
    answers = await asyncio.gather(*(profiles.exchange(sign_in, code) for _ in range(4)))

    assert sorted(each.status_code for each in answers) == [200, 422, 422, 422]
    assert {slug_of(each) for each in answers if each.status_code == 422} == {"code-used"}


async def test_a_code_is_worth_nothing_on_another_device(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    other = await profiles.begin(new_address())
    stolen = {**sign_in, "secret": other["secret"]}

    answer = await profiles.exchange(stolen, await profiles.code(sign_in))

    assert slug_of(answer) == "sign-in-not-found"


async def test_an_unknown_sign_in_is_refused_like_one_of_another_device(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    answer = await profiles.exchange({**sign_in, "sign_in_id": str(uuid7())}, "123456")

    assert (answer.status_code, slug_of(answer)) == (422, "sign-in-not-found")


async def test_an_expired_code_is_refused(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)
    later = datetime.now(UTC) + timedelta(minutes=10)

    async with transaction(profiles.pool) as tx:
        with pytest.raises(CodeExpired):
            await signing_in.exchange_code(
                tx,
                UUID(sign_in["sign_in_id"]),
                sign_in["secret"],
                code,
                lasts=DAY,
                device=None,
                now=later,
                real_now=later,
            )


@pytest.mark.parametrize("written", ["bücher.example", "xn--bcher-kva.example", "BÜCHER.example"])
async def test_an_international_domain_is_kept_in_ascii_and_is_one_account(profiles: Profiles, written: str) -> None:
    local = new_address().partition("@")[0]
    first = await profiles.someone(f"{local}@xn--bcher-kva.example")
    again = await profiles.someone(f"{local}@{written}")

    recipients = await profiles.pool.fetch("SELECT DISTINCT recipient FROM mails WHERE recipient LIKE $1", f"{local}@%")
    assert again.person_id == first.person_id
    assert (await first.get("/me")).json()["email"] == f"{local}@xn--bcher-kva.example"
    assert [each["recipient"] for each in recipients] == [f"{local}@xn--bcher-kva.example"]


async def test_an_address_that_the_mail_server_cannot_take_is_refused_at_once(profiles: Profiles) -> None:
    refused = await profiles.client.post("/profiles/v1/sign-ins", json={"email": "jörg@people.example"})
    profiles.app.state.identity = replace(profiles.identity, reaches_utf8_addresses=True)
    taken = await profiles.client.post("/profiles/v1/sign-ins", json={"email": "jörg@people.example"})

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "#/email")
    assert taken.status_code == 202


async def test_an_encoded_word_is_no_address(profiles: Profiles) -> None:
    answer = await profiles.client.post("/profiles/v1/sign-ins", json={"email": "=?utf-8?q?x=0Ab?=@people.example"})

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/email")


@pytest.mark.parametrize("email", ["", "nobody", "a@b@c", "a@localhost", "a b@people.example", "x" * 300, None, 7])
async def test_what_is_no_address_begins_no_sign_in(profiles: Profiles, email: object) -> None:
    answer = await profiles.client.post("/profiles/v1/sign-ins", json={"email": email})

    assert (answer.status_code, slug_of(answer)) == (400, "invalid-request")
    assert answer.json()["errors"][0]["pointer"] == "#/email"


@pytest.mark.parametrize(
    "grant",
    [
        {"grant": "code", "sign_in_id": "7", "secret": "s", "code": "123456"},
        {"grant": "code", "sign_in_id": str(uuid7()), "secret": "s", "code": "12345"},
        {"grant": "code", "sign_in_id": str(uuid7()), "secret": "s", "code": "１２３４５６"},
        {"grant": "password", "password": "hunter2"},
        {"grant": "refresh", "refresh_token": ""},
        {"grant": "refresh", "refresh_token": "x", "code": "123456"},
        {},
    ],
)
async def test_a_malformed_grant_is_refused_without_an_echo(profiles: Profiles, grant: dict[str, str]) -> None:
    answer = await profiles.client.post("/profiles/v1/tokens", json=grant)

    assert (answer.status_code, slug_of(answer)) == (400, "invalid-request")
    assert "hunter2" not in answer.text


async def test_codes_and_secrets_are_kept_as_hashes_only(profiles: Profiles) -> None:
    sign_in = await profiles.begin(new_address())
    code = await profiles.code(sign_in)
    someone = await profiles.exchange(sign_in, code)

    rows = await profiles.pool.fetch("SELECT * FROM sign_ins WHERE sign_in_id = $1", UUID(sign_in["sign_in_id"]))
    tokens = await profiles.pool.fetch("SELECT * FROM refresh_tokens")
    assert code not in str(rows)
    assert sign_in["secret"] not in str(rows)
    assert someone.json()["refresh_token"] not in str(tokens)


# --- staying signed in -----------------------------------------------------------------------------------------------


async def test_a_refresh_token_gives_new_tokens(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answer = await profiles.refresh(someone.tokens["refresh_token"])

    assert answer.status_code == 200
    assert answer.json()["person_id"] == someone.tokens["person_id"]
    assert answer.json()["refresh_token"] != someone.tokens["refresh_token"]
    assert answer.json()["new_person"] is False


async def test_who_lost_the_answer_asks_again(profiles: Profiles) -> None:
    first = (await profiles.someone()).tokens["refresh_token"]
    answers = [await profiles.refresh(first) for _ in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 200]
    assert (await profiles.refresh(answers[-1].json()["refresh_token"])).status_code == 200


async def test_refreshing_twice_at_the_same_moment_keeps_both_signed_in(profiles: Profiles) -> None:
    first = (await profiles.someone()).tokens["refresh_token"]
    answers = await asyncio.gather(*(profiles.refresh(first) for _ in range(4)))

    assert [each.status_code for each in answers] == [200] * 4


async def test_a_thief_who_got_a_token_of_the_same_moment_ends_the_sign_in_with_the_first_use(
    profiles: Profiles,
) -> None:
    stolen = (await profiles.someone()).tokens["refresh_token"]
    owners, thiefs = [(await profiles.refresh(stolen)).json()["refresh_token"] for _ in range(2)]
    owners = (await profiles.refresh(owners)).json()["refresh_token"]

    replayed = await profiles.refresh(thiefs)

    assert (replayed.status_code, slug_of(replayed)) == (401, "refresh-token-replayed")
    assert slug_of(await profiles.refresh(owners)) == "invalid-refresh-token"


async def test_an_older_refresh_token_signs_out_whoever_holds_its_successors(profiles: Profiles) -> None:
    first = (await profiles.someone()).tokens["refresh_token"]
    second = (await profiles.refresh(first)).json()["refresh_token"]
    third = (await profiles.refresh(second)).json()["refresh_token"]

    replayed = await profiles.refresh(first)

    assert (replayed.status_code, slug_of(replayed)) == (401, "refresh-token-replayed")
    assert slug_of(await profiles.refresh(third)) == "invalid-refresh-token"


async def test_a_stolen_token_ends_one_family_and_no_other(profiles: Profiles) -> None:
    someone = await profiles.someone()
    elsewhere = await profiles.someone(someone.email)
    token = someone.tokens["refresh_token"]
    for _ in range(2):
        token = (await profiles.refresh(token)).json()["refresh_token"]
    await profiles.refresh(someone.tokens["refresh_token"])

    assert (await profiles.refresh(elsewhere.tokens["refresh_token"])).status_code == 200


async def test_an_unknown_refresh_token_is_refused(profiles: Profiles) -> None:
    answer = await profiles.refresh("not-one-of-ours")

    assert (answer.status_code, slug_of(answer)) == (401, "invalid-refresh-token")


async def test_an_expired_refresh_token_is_refused(profiles: Profiles) -> None:
    token = (await profiles.someone()).tokens["refresh_token"]

    async with transaction(profiles.pool) as tx:
        with pytest.raises(InvalidRefreshToken):
            await signing_in.refresh(tx, token, now=datetime.now(UTC), real_now=datetime.now(UTC) + timedelta(days=30))


async def test_the_predecessor_is_refused_after_30_seconds(profiles: Profiles) -> None:
    token = (await profiles.someone()).tokens["refresh_token"]
    now = datetime.now(UTC)

    async with transaction(profiles.pool) as tx:
        assert isinstance(await signing_in.refresh(tx, token, now=datetime.now(UTC), real_now=now), SignedIn)
    async with transaction(profiles.pool) as tx:
        assert isinstance(
            await signing_in.refresh(tx, token, now=datetime.now(UTC), real_now=now + timedelta(seconds=30)), SignedIn
        )
    async with transaction(profiles.pool) as tx:
        assert isinstance(
            await signing_in.refresh(tx, token, now=datetime.now(UTC), real_now=now + timedelta(seconds=31)),
            RefreshTokenReplayed,
        )


async def test_an_operator_is_one_from_the_next_token_on(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await profiles.pool.execute("UPDATE people SET operator = true WHERE person_id = $1", someone.person_id)
    token = (await profiles.refresh(someone.tokens["refresh_token"])).json()["access_token"]

    caller = await profiles.parts.sign_in.caller(f"Bearer {token}")

    assert caller.operator is True


# --- signing out -----------------------------------------------------------------------------------------------------


async def test_signing_out_ends_one_sign_in(profiles: Profiles) -> None:
    someone = await profiles.someone()
    elsewhere = await profiles.someone(someone.email)
    token = someone.tokens["refresh_token"]

    answers = [
        await profiles.client.request("DELETE", "/profiles/v1/tokens", json={"refresh_token": token}) for _ in range(2)
    ]

    assert [each.status_code for each in answers] == [204, 204]
    assert slug_of(await profiles.refresh(token)) == "invalid-refresh-token"
    assert (await profiles.refresh(elsewhere.tokens["refresh_token"])).status_code == 200


async def test_signing_out_everywhere_needs_an_access_token(profiles: Profiles) -> None:
    someone = await profiles.someone()
    elsewhere = await profiles.someone(someone.email)

    refused = await profiles.client.request("DELETE", "/profiles/v1/tokens", json={"all": True})
    done = await someone.ask("DELETE", "/tokens", json={"all": True})

    assert slug_of(refused) == "not-signed-in"
    assert done.status_code == 204
    for each in (someone, elsewhere):
        assert slug_of(await profiles.refresh(each.tokens["refresh_token"])) == "invalid-refresh-token"


async def test_everybody_is_told_who_signed_out_everywhere(profiles: Profiles) -> None:
    someone = await profiles.someone()
    await someone.ask("DELETE", "/tokens", json={"all": True})

    told = (await profiles.published("profiles", someone.person_id))[-1]
    assert isinstance(told, ProfileState)
    assert told.change == "signed_out"
    assert told.signed_out_at is not None


# --- one's own sign-ins ----------------------------------------------------------------------------------------------


async def test_people_see_where_they_are_signed_in(profiles: Profiles) -> None:
    someone = await profiles.someone()
    begun = await profiles.begin(someone.email)
    grant = {
        "grant": "code",
        "sign_in_id": begun["sign_in_id"],
        "secret": begun["secret"],
        "code": await profiles.code(begun),
    }
    agent = {"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"}
    await profiles.client.post("/profiles/v1/tokens", json=grant, headers=agent)

    first, second = (await someone.get("/me/sign-ins")).json()["items"]
    assert (first["device"], first["current"]) == (None, True)
    assert (second["device"], second["current"]) == ("Firefox on Android", False)
    assert first["begun_at"] <= first["last_used_at"] < first["ends_at"]


async def test_people_end_their_own_sign_ins_and_nobody_elses(profiles: Profiles) -> None:
    someone, other = await profiles.someone(), await profiles.someone()
    elsewhere = await profiles.someone(someone.email)
    (lost,) = [each["id"] for each in (await elsewhere.get("/me/sign-ins")).json()["items"] if not each["current"]]

    foreign = await other.ask("DELETE", f"/me/sign-ins/{lost}")
    ended = await elsewhere.ask("DELETE", f"/me/sign-ins/{lost}")
    again = await elsewhere.ask("DELETE", f"/me/sign-ins/{lost}")

    assert (foreign.status_code, slug_of(foreign)) == (404, "open-sign-in-not-found")
    assert (ended.status_code, again.status_code) == (204, 404)
    assert slug_of(await profiles.refresh(someone.tokens["refresh_token"])) == "invalid-refresh-token"
    assert (await profiles.refresh(elsewhere.tokens["refresh_token"])).status_code == 200


@pytest.mark.parametrize("body", [{}, {"all": False}, {"all": True, "refresh_token": "x"}])
async def test_it_must_be_clear_what_to_sign_out(profiles: Profiles, body: dict[str, object]) -> None:
    answer = await profiles.client.request("DELETE", "/profiles/v1/tokens", json=body)

    assert slug_of(answer) == "invalid-request"


# --- tidying ---------------------------------------------------------------------------------------------------------


async def test_what_is_over_is_tidied_away(profiles: Profiles) -> None:
    someone = await profiles.someone()
    begun = UUID((await profiles.begin(new_address()))["sign_in_id"])
    async with profiles.pool.acquire() as connection:
        trial = connection.transaction()
        await trial.start()
        await sign_ins.tidy(connection, datetime.now(UTC) + timedelta(minutes=69))
        assert await connection.fetchval("SELECT count(*) FROM sign_ins WHERE sign_in_id = $1", begun) == 1
        await sign_ins.tidy(connection, datetime.now(UTC) + timedelta(minutes=71))
        assert await connection.fetchval("SELECT count(*) FROM sign_ins WHERE sign_in_id = $1", begun) == 0
        families = "SELECT count(*) FROM refresh_families WHERE person_id = $1"
        assert await connection.fetchval(families, someone.person_id) == 1
        await sign_ins.tidy(connection, datetime.now(UTC) + timedelta(days=31))
        assert await connection.fetchval(families, someone.person_id) == 0
        await trial.rollback()
