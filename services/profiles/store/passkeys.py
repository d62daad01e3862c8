"""Passkeys, their challenges, and the codes that enrol a first one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.passkeys import Challenge, Passkey, UnknownChallenge, UnknownPasskey
from shared.postgres import Tx, rows_changed

PASSKEYS: Final = """
SELECT passkey_id, person_id, credential_id, public_key, sign_count, name, added_at, shown_at
FROM passkeys
WHERE person_id = $1
ORDER BY passkey_id
"""

FIND: Final = """
SELECT passkey_id, person_id, credential_id, public_key, sign_count, name, added_at, shown_at
FROM passkeys
WHERE person_id = $1 AND credential_id = $2
FOR UPDATE
"""

ADD: Final = """
INSERT INTO passkeys (passkey_id, person_id, credential_id, public_key, sign_count, name, added_at, shown_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (credential_id) DO NOTHING
"""

NOTE_SHOWN: Final = """
UPDATE passkeys SET sign_count = $2, shown_at = $3 WHERE passkey_id = $1
"""

REMOVE: Final = """
DELETE FROM passkeys WHERE person_id = $1 AND passkey_id = $2
"""

REMOVE_ALL: Final = """
DELETE FROM passkeys WHERE person_id = $1
"""

ADD_CHALLENGE: Final = """
INSERT INTO passkey_challenges (challenge_id, person_id, challenge, expires_at) VALUES ($1, $2, $3, $4)
"""

TAKE_CHALLENGE: Final = """
DELETE FROM passkey_challenges
WHERE challenge_id = $1 AND person_id = $2 AND expires_at > $3
RETURNING challenge
"""

KEEP_CODE: Final = """
INSERT INTO enrolment_codes (person_id, code_hash, expires_at) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at
"""

TAKE_CODE: Final = """
DELETE FROM enrolment_codes WHERE person_id = $1 AND code_hash = $2 AND expires_at > $3
"""

NOTE_IN_SIGN_IN: Final = """
UPDATE refresh_families SET passkey_shown_at = $3 WHERE person_id = $1 AND family_id = $2
"""

FORGET_IN_SIGN_INS: Final = """
UPDATE refresh_families SET passkey_shown_at = NULL WHERE person_id = $1 AND passkey_shown_at IS NOT NULL
"""


async def passkeys_of(tx: Tx, person_id: UUID) -> list[Passkey]:
    return [Passkey(**row) for row in await tx.fetch(PASSKEYS, person_id)]


async def find_passkey(tx: Tx, person_id: UUID, credential_id: bytes) -> Passkey | None:
    """The person's passkey with this id of its own, locked."""
    row = await tx.fetchrow(FIND, person_id, credential_id)
    return None if row is None else Passkey(**row)


async def add(tx: Tx, passkey: Passkey) -> bool:
    """Adds a passkey; False where it is somebody's already."""
    return rows_changed(await tx.execute(ADD, *vars(passkey).values())) == 1


async def note_shown(tx: Tx, passkey_id: UUID, sign_count: int, now: datetime) -> None:
    await tx.execute(NOTE_SHOWN, passkey_id, sign_count, now)


async def remove(tx: Tx, person_id: UUID, passkey_id: UUID) -> None:
    """Raises `UnknownPasskey`."""
    if rows_changed(await tx.execute(REMOVE, person_id, passkey_id)) == 0:
        raise UnknownPasskey


async def remove_all(tx: Tx, person_id: UUID) -> None:
    """Takes every passkey away, also from the sign-ins in which one was shown."""
    await tx.execute(REMOVE_ALL, person_id)
    await tx.execute(FORGET_IN_SIGN_INS, person_id)


async def add_challenge(tx: Tx, challenge: Challenge) -> None:
    await tx.execute(ADD_CHALLENGE, *vars(challenge).values())


async def take_challenge(tx: Tx, challenge_id: UUID, person_id: UUID, now: datetime) -> bytes:
    """What was to be signed; nobody gets it again. Raises `UnknownChallenge`."""
    challenge: bytes | None = await tx.fetchval(TAKE_CHALLENGE, challenge_id, person_id, now)
    if challenge is None:
        raise UnknownChallenge
    return challenge


async def keep_code(tx: Tx, person_id: UUID, code_hash: bytes, expires_at: datetime) -> None:
    """The person's enrolment code from now on; one that was given before is good no longer."""
    await tx.execute(KEEP_CODE, person_id, code_hash, expires_at)


async def take_code(tx: Tx, person_id: UUID, code_hash: bytes, now: datetime) -> bool:
    """Whether this is the person's enrolment code; it works once."""
    return rows_changed(await tx.execute(TAKE_CODE, person_id, code_hash, now)) == 1


async def note_in_sign_in(tx: Tx, person_id: UUID, sign_in_id: UUID, now: datetime) -> bool:
    """A passkey was shown in this sign-in; False where it has ended."""
    return rows_changed(await tx.execute(NOTE_IN_SIGN_IN, person_id, sign_in_id, now)) == 1


TIDY: Final[Sequence[str]] = (
    "DELETE FROM passkey_challenges WHERE expires_at < $1",
    "DELETE FROM enrolment_codes WHERE expires_at < $1",
)


async def tidy(tx: Tx, now: datetime) -> None:
    """Deletes challenges and codes whose time is over."""
    for statement in TIDY:
        await tx.execute(statement, now)
