"""What a mailed code costs whoever asks for it: a moment of their processor's work, by ALTCHA's protocol and library.

A price and no wall: programs can pay it too, and pay for each code. The work is PBKDF2, which every browser has. Who gives it out signs
it; that it is still good, is as dear as it is now and was not shown before is checked here and not taken from who shows it.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any, Final

from altcha import Challenge, Payload, create_challenge, verify_solution

from services.profiles.domain.sign_ins import WorkNeeded

ALGORITHM: Final = "PBKDF2/SHA-256"
PREFIX: Final = "00"
"""What the key that is looked for begins with: one of 256 does."""

GOOD_FOR: Final = timedelta(minutes=10)
LONGEST: Final = 4000


class Price:
    """`iterations` of PBKDF2 for each of some 256 tries; with 0 there is none."""

    def __init__(self, iterations: int, key: bytes) -> None:
        self.iterations: Final = iterations
        self._key: Final = key

    def work(self, now: datetime) -> dict[str, Any] | None:
        """Something to be worked on; None where nothing is asked for."""
        if self.iterations == 0:
            return None
        made: Challenge = create_challenge(
            ALGORITHM, self.iterations, key_prefix=PREFIX, expires_at=now + GOOD_FOR, hmac_secret=self._key
        )
        return dict(made.to_dict())

    def paid(self, shown: str | None, now: datetime) -> bytes | None:
        """What is good once, of work that was done; None where nothing is asked for. Raises `WorkNeeded`."""
        if self.iterations == 0:
            return None
        try:
            payload = Payload.from_base64(shown or "")
            asked, signature = payload.challenge.parameters, payload.challenge.signature
            asked_now = (asked.algorithm, asked.cost, asked.key_prefix) == (ALGORITHM, self.iterations, PREFIX)
            still_good = isinstance(asked.expires_at, int) and now.timestamp() < asked.expires_at
            if not (asked_now and still_good and isinstance(signature, str)):
                raise WorkNeeded
            done = verify_solution(payload, self._key).verified
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise WorkNeeded from None
        if not done:
            raise WorkNeeded
        return hashlib.sha256(b"work " + signature.encode()).digest()
