"""Sign-ins that were begun, and the refresh tokens that came of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.profiles.domain.people import account_of
from services.profiles.domain.refreshing import Family, Holder, ProofRefused, UnknownOpenSignIn
from services.profiles.domain.sign_ins import (
    COMMON_CODE_IS_GOOD_FOR,
    ONE_WEARS_OFF_IN,
    CodeUsed,
    CommonCode,
    SignIn,
    UnknownSignIn,
    WorkNeeded,
    code_id_after,
)
from shared.postgres import Pool, Tx, rows_changed

NOBODY: Final = UUID(int=0)

ADD: Final = """
INSERT INTO sign_ins (sign_in_id, account, email, secret_hash, code_hash, expires_at, common_code_id, programme_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

FIND: Final = """
SELECT sign_in_id, email, secret_hash, code_hash, expires_at, failed_tries, used_at, common_code_id, programme_id
FROM sign_ins
WHERE sign_in_id = $1
FOR UPDATE
"""

SAVE: Final = """
UPDATE sign_ins SET failed_tries = $2, used_at = $3 WHERE sign_in_id = $1
"""

FORGET_ACCOUNT: Final = (
    "DELETE FROM sign_ins WHERE account = $1",
    'DELETE FROM mails WHERE lower(recipient COLLATE "C") = $1',
    "DELETE FROM wrong_codes WHERE account = $1",
    "DELETE FROM known_devices WHERE account = $1",
    "DELETE FROM common_codes WHERE account = $1",
    "DELETE FROM code_mails WHERE account = $1",
)

# What is mailed to a person is theirs wherever it goes; what is nobody's yet is a code for the address.
MOVE_ACCOUNT: Final = (
    "UPDATE known_devices SET account = $2 WHERE account = $1",
    "DELETE FROM sign_ins WHERE account = $1 AND $2 <> $1",
    "DELETE FROM mails WHERE lower(recipient COLLATE \"C\") = $1 AND person_id IS NULL AND kind = 'sign-in' AND $2 <> $1",
    "DELETE FROM wrong_codes WHERE account = $1 AND $2 <> $1",
    "DELETE FROM common_codes WHERE account = $1 AND $2 <> $1",
    "DELETE FROM code_mails WHERE account = $1 AND $2 <> $1",
)

TIDY: Final = (
    "DELETE FROM sign_ins WHERE expires_at < $1::timestamptz - interval '1 hour'",
    "DELETE FROM refresh_families WHERE expires_at < $1",
    "DELETE FROM refresh_tokens WHERE issued_at < $1::timestamptz - interval '30 days'",
    "DELETE FROM wrong_codes WHERE worn_off_at < $1",
    "DELETE FROM common_codes WHERE expires_at < $1::timestamptz - interval '10 minutes'",
    "DELETE FROM code_mails WHERE last_at < $1::timestamptz - interval '1 hour'",
    "DELETE FROM proofs WHERE shown_at < $1::timestamptz - interval '15 minutes'",
    "DELETE FROM known_devices WHERE seen_at < $1::timestamptz - interval '400 days'",
)

COUNT_WRONG_CODE: Final = """
INSERT INTO wrong_codes AS held (account, worn_off_at) VALUES ($1, $2::timestamptz + $3::interval)
ON CONFLICT (account) DO UPDATE SET worn_off_at = greatest(held.worn_off_at, $2) + $3
"""

WRONG_CODES_WORN_OFF: Final = """
SELECT worn_off_at FROM wrong_codes WHERE account = $1
"""

# The row is locked either way: whoever begins a sign-in with it has it as it stays until they are done.
COMMON_CODE: Final = """
INSERT INTO common_codes AS held (account, code_id, expires_at) VALUES ($1, $2, $3::timestamptz + $4::interval)
ON CONFLICT (account) DO UPDATE
SET code_id = CASE WHEN held.expires_at <= $3 THEN excluded.code_id ELSE held.code_id END,
    expires_at = CASE WHEN held.expires_at <= $3 THEN excluded.expires_at ELSE held.expires_at END
RETURNING code_id, expires_at
"""

SPEND_COMMON_CODE: Final = """
UPDATE common_codes SET code_id = $3 WHERE account = $1 AND code_id = $2
"""

# A row comes back where one more is allowed. Its time is never before the last one's: it was read before waiting for the row.
MAIL_ONE_MORE: Final = """
INSERT INTO code_mails AS held (account, mailed_at, last_at) SELECT $1, ARRAY[$2::timestamptz], $2 WHERE $4 > 0
ON CONFLICT (account) DO UPDATE
SET mailed_at = ARRAY(SELECT at FROM unnest(held.mailed_at) AS at WHERE at > $2::timestamptz - $3::interval ORDER BY at)
        || greatest(held.last_at, $2),
    last_at = greatest(held.last_at, $2)
WHERE (SELECT count(*) FROM unnest(held.mailed_at) AS at WHERE at > $2::timestamptz - $3::interval) < $4
RETURNING last_at
"""

KNOW_DEVICE: Final = """
INSERT INTO known_devices (secret_hash, account, seen_at) VALUES ($1, $2, $3)
ON CONFLICT (secret_hash) DO NOTHING
"""

# A device shows the secret of an earlier sign-in, or a refresh token; whose account that is follows from it alone.
IS_KNOWN_DEVICE: Final = """
SELECT EXISTS (SELECT FROM known_devices WHERE secret_hash = $1 AND account = $2)
    OR EXISTS (
        SELECT
        FROM refresh_tokens
        JOIN refresh_families USING (family_id)
        JOIN people USING (person_id)
        WHERE token_hash = $1 AND account = $2
    )
"""

FORGET_DEVICES_OF: Final = """
DELETE FROM known_devices WHERE account = (SELECT account FROM people WHERE person_id = $1)
"""

ADD_FAMILY: Final = """
INSERT INTO refresh_families
    (family_id, person_id, generation, rotated_at, expires_at, begun_at, ends_at, device, methods, kept_in, bound_to)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""

REMEMBER_ISSUE: Final = """
INSERT INTO refresh_tokens (token_hash, family_id, generation, issued_at) VALUES ($1, $2, $3, $4)
"""

LOCK_FAMILY: Final = """
SELECT family_id
FROM refresh_families
WHERE family_id = (SELECT family_id FROM refresh_tokens WHERE token_hash = $1)
FOR UPDATE
"""

FIND_FAMILY: Final = """
SELECT family_id, person_id, refresh_families.generation, rotated_at, expires_at, begun_at, ends_at, device, methods,
       passkey_shown_at, rotated_for, kept_in, bound_to, refresh_tokens.generation AS presented
FROM refresh_tokens
JOIN refresh_families USING (family_id)
WHERE token_hash = $1
"""

USE_PROOF: Final = """
INSERT INTO proofs (number, shown_at) VALUES ($1, $2) ON CONFLICT DO NOTHING
"""

SAVE_FAMILY: Final = """
UPDATE refresh_families SET generation = $2, rotated_at = $3, expires_at = $4, rotated_for = $5
WHERE family_id = $1
"""

END_FAMILY: Final = """
DELETE FROM refresh_families WHERE family_id = $1
"""

FAMILIES_OF: Final = """
SELECT family_id, person_id, generation, rotated_at, expires_at, begun_at, ends_at, device, methods,
       passkey_shown_at, rotated_for, kept_in, bound_to
FROM refresh_families
WHERE person_id = $1 AND expires_at > $2 AND family_id > $3
ORDER BY family_id
LIMIT $4
"""

END_FAMILY_OF: Final = """
DELETE FROM refresh_families WHERE person_id = $1 AND family_id = $2 AND expires_at > $3
"""

END_FAMILY_THAT_ISSUED: Final = """
DELETE FROM refresh_families WHERE family_id = (SELECT family_id FROM refresh_tokens WHERE token_hash = $1)
"""

END_ALL_FAMILIES: Final = """
DELETE FROM refresh_families
"""

END_FAMILIES_OF: Final = """
DELETE FROM refresh_families WHERE person_id = $1
"""


async def end_all_families(tx: Tx) -> int:
    """Nobody is signed in any longer than their access token lives; how many sign-ins those were."""
    return rows_changed(await tx.execute(END_ALL_FAMILIES))


async def add(tx: Tx, sign_in: SignIn) -> None:
    await tx.execute(
        ADD,
        sign_in.sign_in_id,
        account_of(sign_in.email),
        sign_in.email,
        sign_in.secret_hash,
        sign_in.code_hash,
        sign_in.expires_at,
        sign_in.common_code_id,
        sign_in.programme_id,
    )


async def common_code_for_update(tx: Tx, email: str, fresh: UUID, now: datetime) -> CommonCode:
    """What is good for this account now, locked; `fresh` is its id where nothing was."""
    row = await tx.fetchrow(COMMON_CODE, account_of(email), fresh, now, COMMON_CODE_IS_GOOD_FOR)
    assert row is not None
    return CommonCode(**row)


async def spend_common_code(tx: Tx, sign_in: SignIn) -> None:
    """Ends it for all sign-ins that share it; whoever begins one now shares the next. Raises `CodeUsed` where another one was first."""
    spent = sign_in.common_code_id
    assert spent is not None
    account, following = account_of(sign_in.email), code_id_after(spent)
    if rows_changed(await tx.execute(SPEND_COMMON_CODE, account, spent, following)) == 0:
        raise CodeUsed


async def may_mail_one_more(tx: Tx, email: str, most: int, now: datetime) -> bool:
    """Whether less than `most` codes of their own were mailed to this account in the hour before; if so, one more was now."""
    within = COMMON_CODE_IS_GOOD_FOR
    return await tx.fetchval(MAIL_ONE_MORE, account_of(email), now, within, most) is not None


async def sign_in_for_update(tx: Tx, sign_in_id: UUID) -> SignIn:
    """The sign-in, locked: of two tries at the same moment one sees the other. Raises `UnknownSignIn`."""
    row = await tx.fetchrow(FIND, sign_in_id)
    if row is None:
        raise UnknownSignIn
    return SignIn(**row)


async def save(tx: Tx, sign_in: SignIn) -> None:
    await tx.execute(SAVE, sign_in.sign_in_id, sign_in.failed_tries, sign_in.used_at)


async def count_wrong_code(tx: Tx, email: str, now: datetime) -> None:
    """A wrong code was tried for this account; each wears off in its turn."""
    await tx.execute(COUNT_WRONG_CODE, account_of(email), now, ONE_WEARS_OFF_IN)


async def find_wrong_codes_worn_off(tx: Tx, email: str) -> datetime | None:
    """When all wrong codes for this account have worn off; None where there were none."""
    worn_off_at: datetime | None = await tx.fetchval(WRONG_CODES_WORN_OFF, account_of(email))
    return worn_off_at


async def know_device(tx: Tx, sign_in: SignIn, now: datetime) -> None:
    """Remembers that a device which holds this sign-in's secret has signed in."""
    await tx.execute(KNOW_DEVICE, sign_in.secret_hash, account_of(sign_in.email), now)


async def is_known_device(executor: "Pool | Tx", held: bytes, email: str) -> bool:
    """Whether what a device holds shows that it has signed in to this account before."""
    known: bool = await executor.fetchval(IS_KNOWN_DEVICE, held, account_of(email))
    return known


async def forget_devices_of(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_DEVICES_OF, person_id)


async def forget_account(tx: Tx, email: str) -> None:
    """Deletes what was begun or mailed for this address."""
    for statement in FORGET_ACCOUNT:
        await tx.execute(statement, account_of(email))


async def move_account(tx: Tx, before: str, after: str) -> None:
    """Whoever had the one address has the other: devices stay known, and nothing that names the old one stays."""
    for statement in MOVE_ACCOUNT:
        await tx.execute(statement, account_of(before), account_of(after))


async def tidy(tx: Tx, real_now: datetime) -> None:
    """Deletes what can't be used any more and shows no theft any more."""
    for statement in TIDY:
        await tx.execute(statement, real_now)


async def add_family(tx: Tx, family: Family) -> None:
    await tx.execute(
        ADD_FAMILY,
        family.family_id,
        family.person_id,
        family.generation,
        family.rotated_at,
        family.expires_at,
        family.begun_at,
        family.ends_at,
        family.device,
        family.methods,
        family.held_by.kept_in,
        family.held_by.key,
    )


async def add_token(tx: Tx, token_hash: bytes, family: Family, now: datetime) -> None:
    """Remembers a token of the family's present generation."""
    await tx.execute(REMEMBER_ISSUE, token_hash, family.family_id, family.generation, now)


async def find_family_for_update(tx: Tx, token_hash: bytes) -> tuple[Family, int] | None:
    """The family that a token belongs to, locked, and the token's generation."""
    if await tx.fetchval(LOCK_FAMILY, token_hash) is None:
        return None
    row = await tx.fetchrow(FIND_FAMILY, token_hash)
    if row is None:
        return None
    fields = dict(row)
    presented: int = fields.pop("presented")
    return _family(fields), presented


async def pay(tx: Tx, work: bytes, now: datetime) -> None:
    """Work is good once. Raises `WorkNeeded`."""
    if rows_changed(await tx.execute(USE_PROOF, work, now)) == 0:
        raise WorkNeeded


async def use_proof(tx: Tx, number: bytes, now: datetime) -> None:
    """A proof is good once. Raises `ProofRefused`."""
    if rows_changed(await tx.execute(USE_PROOF, number, now)) == 0:
        raise ProofRefused


async def families_of(tx: Tx, person_id: UUID, *, after: UUID | None, limit: int, now: datetime) -> list[Family]:
    """The person's sign-ins that have not ended, the oldest first."""
    return [_family(dict(row)) for row in await tx.fetch(FAMILIES_OF, person_id, now, after or NOBODY, limit)]


async def end_family_of(tx: Tx, person_id: UUID, family_id: UUID, now: datetime) -> None:
    """Raises `UnknownOpenSignIn` where the person has none of this id."""
    if rows_changed(await tx.execute(END_FAMILY_OF, person_id, family_id, now)) == 0:
        raise UnknownOpenSignIn


async def save_family(tx: Tx, family: Family) -> None:
    await tx.execute(
        SAVE_FAMILY, family.family_id, family.generation, family.rotated_at, family.expires_at, family.rotated_for
    )


async def end_family(tx: Tx, family_id: UUID) -> None:
    await tx.execute(END_FAMILY, family_id)


async def end_family_of_token(tx: Tx, token_hash: bytes) -> None:
    await tx.execute(END_FAMILY_THAT_ISSUED, token_hash)


def _family(row: Mapping[str, Any]) -> Family:
    fields = {**row, "methods": tuple(row["methods"])}
    holder = Holder(fields.pop("kept_in"), fields.pop("bound_to"))
    return Family(**fields, held_by=holder)


async def end_families_of(tx: Tx, person_id: UUID) -> None:
    await tx.execute(END_FAMILIES_OF, person_id)
