"""Refresh tokens that rotate: each use gives a new one, and the use of an old one shows that it was stolen."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shared.refusals import Kind, Refusal

GOOD_FOR: Final = timedelta(days=30)
PREDECESSOR_IS_GOOD_FOR: Final = timedelta(seconds=30)


class InvalidRefreshToken(Refusal):
    """This refresh token is not valid or no longer valid. Sign in again."""

    slug, kind = "invalid-refresh-token", Kind.UNAUTHENTICATED


class RefreshTokenReplayed(Refusal):
    """This refresh token was used before: whoever holds its successors is signed out. Sign in again."""

    slug, kind = "refresh-token-replayed", Kind.UNAUTHENTICATED


@dataclass(frozen=True)
class Family:
    """The refresh tokens that came of one sign-in. A token has the generation that was the present one at its birth."""

    family_id: UUID
    person_id: UUID
    generation: int
    rotated_at: datetime
    expires_at: datetime

    @classmethod
    def begin(cls, family_id: UUID, person_id: UUID, now: datetime) -> "Family":
        return cls(family_id, person_id, 1, now, now + GOOD_FOR)

    def rotated(self, presented: int, now: datetime) -> "Family":
        """The family after a token of this generation was presented; its holder gets one of the present generation.

        The immediate predecessor is good for 30 s more, for whom the answer was lost: it gives another token of the
        present generation, as often as it is presented. Raises `InvalidRefreshToken` when the family's time is over,
        and `RefreshTokenReplayed` for any older token: then the family must end.
        """
        if now >= self.expires_at:
            raise InvalidRefreshToken
        if presented == self.generation:
            return replace(self, generation=presented + 1, rotated_at=now, expires_at=now + GOOD_FOR)
        if presented == self.generation - 1 and now - self.rotated_at <= PREDECESSOR_IS_GOOD_FOR:
            return self
        raise RefreshTokenReplayed
