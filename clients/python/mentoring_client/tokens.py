"""Staying signed in: one pair of tokens that everybody who asks for the same person shares."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

EARLY: Final = 30.0
"""An access token is replaced so many seconds before it expires."""


@dataclass(frozen=True)
class Pair:
    """An access token, until when it is good (seconds of `time.time`), and the refresh token for the next pair."""

    access_token: str
    good_until: float
    refresh_token: str

    @property
    def is_fresh(self) -> bool:
        return time.time() < self.good_until - EARLY


Renew: TypeAlias = Callable[[str], Awaitable[Pair]]
"""Gets the next pair for a refresh token."""


@dataclass
class Tokens:
    """Of one person. A refresh token is good once: so one at a time renews, and the others take what it got.

    `kept`: called with each new pair, and with None when one is signed out: the place to write it down.
    """

    pair: Pair | None = None
    kept: Callable[[Pair | None], None] = lambda _pair: None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    def take(self, pair: Pair | None) -> None:
        """Signs in with a pair, or out."""
        self.pair = pair
        self.kept(pair)

    async def access_token(self, renew: Renew, *, instead_of: str | None = None) -> str | None:
        """A token that is good; another one than `instead_of`, which was refused. None for whom is not signed in."""
        held = self.pair
        if held is None:
            return None
        if held.is_fresh and held.access_token != instead_of:
            return held.access_token
        async with self._turn:
            pair = self.pair
            if pair is not None and (not pair.is_fresh or pair.access_token == instead_of):
                self.take(await renew(pair.refresh_token))
        return None if self.pair is None else self.pair.access_token
