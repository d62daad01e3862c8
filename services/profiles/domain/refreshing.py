"""Refresh tokens that rotate: each use gives a new one, and the use of an old one shows that it was stolen."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from shared.refusals import Kind, Refusal

GOOD_FOR: Final = timedelta(days=30)
PASSKEY_COUNTS_FOR: Final = timedelta(hours=12)
MAILED_CODE: Final = "otp"
PASSKEY: Final = "hwk"
PREDECESSOR_IS_GOOD_FOR: Final = timedelta(seconds=30)
TABS_RACE_FOR: Final = timedelta(seconds=30)
ANSWER_IS_LOST_FOR: Final = timedelta(minutes=5)


class InvalidRefreshToken(Refusal):
    """This refresh token is not valid or no longer valid. Sign in again."""

    slug, kind = "invalid-refresh-token", Kind.UNAUTHENTICATED


class UnknownOpenSignIn(Refusal):
    """There is no such sign-in of yours, or it has ended."""

    slug, kind = "open-sign-in-not-found", Kind.NOT_FOUND


class RefreshTokenReplayed(Refusal):
    """This refresh token was used before: whoever holds its successors is signed out. Sign in again."""

    slug, kind = "refresh-token-replayed", Kind.UNAUTHENTICATED


class RefreshTokenJustUsed(Refusal):
    """Another tab has just renewed this sign-in. Use what it got, or try again in a moment: nobody is signed out."""

    slug, kind = "refresh-token-just-used", Kind.CONFLICT


class ProofRefused(Refusal):
    """This is no proof of the key that the sign-in is bound to, or it was shown before. Make a new one for each request."""

    slug, kind = "proof-refused", Kind.UNAUTHENTICATED


@dataclass(frozen=True)
class Holder:
    """Who shows a refresh token: where it was kept, and the thumbprint of the key that they hold, if any."""

    kept_in: Literal["body", "cookie"] = "body"
    key: str | None = None

    @property
    def is_browser(self) -> bool:
        """Whether tabs share it, and a script could steal it were it not for the cookie or the key."""
        return self.kept_in == "cookie" or self.key is not None


ANY_PROGRAM: Final = Holder()


@dataclass(frozen=True)
class Family:
    """The refresh tokens that came of one sign-in. A token has the generation that was the present one at its birth.

    `expires_at` moves with each use and `ends_at` never. `methods`: how the person proved who they are, in the words of
    RFC 8176. `rotated_for`: the hash of the token that the present generation was got for. `held_by`: who may show its tokens.
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
    held_by: Holder = ANY_PROGRAM

    @classmethod
    def begin(
        cls,
        family_id: UUID,
        person_id: UUID,
        *,
        lasts: timedelta,
        device: str | None = None,
        held_by: Holder = ANY_PROGRAM,
        now: datetime,
    ) -> "Family":
        ends_at = now + lasts
        expires_at = min(now + GOOD_FOR, ends_at)
        return cls(family_id, person_id, 1, now, expires_at, now, ends_at, device, held_by=held_by)

    def refuse_other_holder(self, holder: Holder) -> None:
        """A token is good where it was kept, beside its key. Raises `InvalidRefreshToken` and `ProofRefused`."""
        if holder.kept_in != self.held_by.kept_in:
            raise InvalidRefreshToken
        if self.held_by.key is not None and holder.key != self.held_by.key:
            raise ProofRefused

    def methods_at(self, now: datetime) -> tuple[str, ...]:
        """How the person has proven who they are; a passkey counts for twelve hours."""
        if self.passkey_shown_at is None or now - self.passkey_shown_at >= PASSKEY_COUNTS_FOR:
            return self.methods
        return (*self.methods, PASSKEY)

    def rotated(self, presented: int, token_hash: bytes, now: datetime, *, answer_lost: bool = False) -> "Family":
        """The family after this token of this generation was presented; its holder gets one of the present generation.

        The token that was rotated last is good for 30 s more, for whom the answer was lost: it gives another token of the
        present generation, as often as it is presented. Of such siblings one alone goes on: once it was used, the
        others are as old as any, so that a thief and an owner who got one each can't both stay.

        In a browser tabs race: for 30 s the token that was rotated last is refused (`RefreshTokenJustUsed`), and whoever shows it
        finds what another tab got; where nobody did, the answer was lost, and then it is good for five minutes more, as above,
        and at once where the browser says so (`answer_lost`).
        Raises `InvalidRefreshToken` when the family's time is over, and `RefreshTokenReplayed` for any older token: then the
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
        since = now - self.rotated_at
        if was_last and self.held_by.is_browser and since <= TABS_RACE_FOR and not answer_lost:
            raise RefreshTokenJustUsed(retry_after=1 + int((TABS_RACE_FOR - since).total_seconds()))
        if was_last and since <= (ANSWER_IS_LOST_FOR if self.held_by.is_browser else PREDECESSOR_IS_GOOD_FOR):
            return self
        raise RefreshTokenReplayed
