from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

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
FAMILY = Family.begin(UUID(int=1), UUID(int=2), NOW)


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
    rotated = FAMILY.rotated(1, NOW + timedelta(days=1))

    assert rotated.generation == 2
    assert rotated.expires_at == NOW + timedelta(days=31)


def test_the_immediate_predecessor_is_good_for_30_seconds_however_often() -> None:
    rotated = FAMILY.rotated(1, NOW)

    assert rotated.rotated(1, NOW + timedelta(seconds=10)) == rotated
    assert rotated.rotated(1, NOW + timedelta(seconds=30)) == rotated
    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(1, NOW + timedelta(seconds=30, microseconds=1))


def test_an_older_token_is_a_replay_at_once() -> None:
    rotated = FAMILY.rotated(1, NOW).rotated(2, NOW)

    with pytest.raises(RefreshTokenReplayed):
        rotated.rotated(1, NOW)


def test_a_family_ends_a_month_after_its_last_rotation() -> None:
    with pytest.raises(InvalidRefreshToken):
        FAMILY.rotated(1, NOW + timedelta(days=30))
    with pytest.raises(InvalidRefreshToken):
        replace(FAMILY, generation=2).rotated(1, NOW + timedelta(days=30))
