"""Refresh tokens that rotate: each use gives a new one, and the use of an old one shows that it was stolen."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shared.refusals import Kind, Refusal

GOOD_FOR: Final = timedelta(days=30)
PASSKEY_COUNTS_FOR: Final = timedelta(hours=12)
MAILED_CODE: Final = "otp"
PASSKEY: Final = "hwk"
PREDECESSOR_IS_GOOD_FOR: Final = timedelta(seconds=30)


class InvalidRefreshToken(Refusal):
    """This refresh token is not valid or no longer valid. Sign in again."""

    slug, kind = "invalid-refresh-token", Kind.UNAUTHENTICATED


class UnknownOpenSignIn(Refusal):
    """There is no such sign-in of yours, or it has ended."""

    slug, kind = "open-sign-in-not-found", Kind.NOT_FOUND


class RefreshTokenReplayed(Refusal):
    """This refresh token was used before: whoever holds its successors is signed out. Sign in again."""

    slug, kind = "refresh-token-replayed", Kind.UNAUTHENTICATED


@dataclass(frozen=True)
class Family:
    """The refresh tokens that came of one sign-in. A token has the generation that was the present one at its birth.

    `expires_at` moves with each use and `ends_at` never. `methods`: how the person proved who they are, in the words of
    RFC 8176. `rotated_for`: the hash of the token that the present generation was got for.
    """

    family_id: UUID
    person_id: UUID
    generation: int
    rotated_at: datetime
    expires_at: datetime
    begun_at: datetime
    ends_at: datetime
    device: str | None = None
    methods: tuple[str, ...] = (MAILED_CODE,)
    passkey_shown_at: datetime | None = None
    rotated_for: bytes | None = None

    @classmethod
    def begin(
        cls, family_id: UUID, person_id: UUID, *, lasts: timedelta, device: str | None = None, now: datetime
    ) -> "Family":
        ends_at = now + lasts
        return cls(family_id, person_id, 1, now, min(now + GOOD_FOR, ends_at), now, ends_at, device)

    def methods_at(self, now: datetime) -> tuple[str, ...]:
        """How the person has proven who they are; a passkey counts for twelve hours."""
        if self.passkey_shown_at is None or now - self.passkey_shown_at >= PASSKEY_COUNTS_FOR:
            return self.methods
        return (*self.methods, PASSKEY)

    def rotated(self, presented: int, token_hash: bytes, now: datetime) -> "Family":
        """The family after this token of this generation was presented; its holder gets one of the present generation.

        The token that was rotated last is good for 30 s more, for whom the answer was lost: it gives another token of the
        present generation, as often as it is presented. Of such siblings one alone goes on: once it was used, the
        others are as old as any, so that a thief and an owner who got one each can't both stay. Raises
        `InvalidRefreshToken` when the family's time is over, and `RefreshTokenReplayed` for any older token: then the
        family must end.
        """
        if now >= self.expires_at:
            raise InvalidRefreshToken
        if presented == self.generation:
            expires_at = min(now + GOOD_FOR, self.ends_at)
            return replace(
                self, generation=presented + 1, rotated_at=now, expires_at=expires_at, rotated_for=token_hash
            )
        was_last = presented == self.generation - 1 and self.rotated_for in {None, token_hash}
        if was_last and now - self.rotated_at <= PREDECESSOR_IS_GOOD_FOR:
            return self
        raise RefreshTokenReplayed
