from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.profiles.domain.devices import device_of
from services.profiles.domain.refreshing import Family, InvalidRefreshToken, RefreshTokenReplayed
from services.profiles.domain.sign_ins import (
    CodeExpired,
    CodeUsed,
    SignIn,
    TooManyTries,
    UnknownSignIn,
    WrongCode,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SIGN_IN = SignIn.begin(UUID(int=1), "amina@people.example", "secret", "123456", NOW)
TOKEN, SIBLING = b"a token", b"its sibling"
FAMILY = Family.begin(UUID(int=1), UUID(int=2), lasts=timedelta(days=180), now=NOW)


def test_code_and_secret_together_let_in() -> None:
    used, wrong = SIGN_IN.try_code("secret", "123456", NOW)

    assert wrong is None
    assert used.used_at == NOW


def test_a_code_works_once() -> None:
    used, _ = SIGN_IN.try_code("secret", "123456", NOW)

    with pytest.raises(CodeUsed):
        used.try_code("secret", "123456", NOW)


def test_a_code_is_good_for_ten_minutes() -> None:
    SIGN_IN.refuse_unless_open("secret", NOW + timedelta(minutes=10, microseconds=-1))

    with pytest.raises(CodeExpired):
        SIGN_IN.refuse_unless_open("secret", NOW + timedelta(minutes=10))


def test_a_wrong_code_says_how_many_tries_are_left() -> None:
    failed, wrong = SIGN_IN.try_code("secret", "000000", NOW)

    assert isinstance(wrong, WrongCode)
    assert wrong.members == {"tries_left": 4}
    assert failed.failed_tries == 1


def test_after_five_wrong_codes_the_right_one_is_refused() -> None:
    sign_in = SIGN_IN
    wrong: WrongCode | TooManyTries | None = None
    for _ in range(5):
        sign_in, wrong = sign_in.try_code("secret", "000000", NOW)

    assert isinstance(wrong, TooManyTries)
    with pytest.raises(TooManyTries):
        sign_in.try_code("secret", "123456", NOW)


def test_without_the_secret_the_code_is_worth_nothing_and_no_try_is_spent() -> None:
    with pytest.raises(UnknownSignIn):
        SIGN_IN.try_code("another", "123456", NOW)


def test_neither_code_nor_secret_is_kept() -> None:
    kept = repr(SIGN_IN)

    assert "123456" not in kept
    assert "'secret'" not in kept


def test_the_same_code_of_two_sign_ins_is_kept_differently() -> None:
    other = SignIn.begin(UUID(int=2), SIGN_IN.email, "secret", "123456", NOW)

    assert other.code_hash != SIGN_IN.code_hash


def test_the_present_token_gives_the_next_generation_and_another_month() -> None:
    rotated = FAMILY.rotated(1, TOKEN, NOW + timedelta(days=1))

    assert rotated.generation == 2
    assert rotated.expires_at == NOW + timedelta(days=31)


def test_the_immediate_predecessor_is_good_for_30_seconds_however_often() -> None:
    rotated = FAMILY.rotated(1, TOKEN, NOW)

    assert rotated.rotated(1, TOKEN, NOW + timedelta(seconds=10)) == rotated
    assert rotated.rotated(1, TOKEN, NOW + timedelta(seconds=30)) == rotated
    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(1, TOKEN, NOW + timedelta(seconds=30, microseconds=1))


def test_of_two_tokens_of_one_generation_one_alone_goes_on() -> None:
    rotated = FAMILY.rotated(1, TOKEN, NOW).rotated(2, TOKEN, NOW)

    assert rotated.rotated(2, TOKEN, NOW) == rotated
    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(2, SIBLING, NOW)


def test_who_rotated_before_that_was_kept_may_lose_an_answer_too() -> None:
    before = replace(FAMILY.rotated(1, TOKEN, NOW), rotated_for=None)

    assert before.rotated(1, SIBLING, NOW) == before


def test_an_older_token_is_a_replay_at_once() -> None:
    rotated = FAMILY.rotated(1, TOKEN, NOW).rotated(2, TOKEN, NOW)

    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(1, TOKEN, NOW)


def test_a_family_ends_for_good_however_often_it_is_used() -> None:
    family = FAMILY
    for day in range(0, 180, 20):
        family = family.rotated(family.generation, TOKEN, NOW + timedelta(days=day))

    assert family.expires_at == FAMILY.ends_at == NOW + timedelta(days=180)
    with pytest.raises(InvalidRefreshToken):
        family.rotated(family.generation, TOKEN, NOW + timedelta(days=180))


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0", "Firefox on Android"),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            "Chrome on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1",
            "Safari on iPhone",
        ),
        ("curl/8.5.0", None),
        ("<script>alert(1)</script>", None),
        (None, None),
    ],
)
def test_of_what_a_browser_says_two_words_are_kept(user_agent: str | None, device: str | None) -> None:
    assert device_of(user_agent) == device


def test_a_family_ends_a_month_after_its_last_rotation() -> None:
    with pytest.raises(InvalidRefreshToken):
        FAMILY.rotated(1, TOKEN, NOW + timedelta(days=30))
    with pytest.raises(InvalidRefreshToken):
        replace(FAMILY, generation=2).rotated(1, TOKEN, NOW + timedelta(days=30))
