"""Links that answer a survey without signing in: whoever holds one answers for one person, until its hour.

The code is an HMAC of the invitation and that hour, under a key that `mentorships` and `notifications` hold as a setting: no event has
anything secret in it.
"""

import base64
import hmac
import re
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import SecretStr

CODE: Final = re.compile("[A-Za-z0-9_-]{22}")
_KEY: Final = re.compile("[0-9a-f]{64}")


def code_of(key: bytes, invitation_id: UUID, until: datetime) -> str:
    """22 characters for addresses."""
    said = invitation_id.bytes + int(until.timestamp()).to_bytes(8, "big")
    return base64.urlsafe_b64encode(hmac.digest(key, said, "sha256")[:16]).decode().rstrip("=")


def is_good(key: bytes, invitation_id: UUID, until: datetime, code: str, now: datetime) -> bool:
    """Whether it is the code of this invitation and hour, and the hour is ahead."""
    return hmac.compare_digest(code_of(key, invitation_id, until), code) and now < until


def refuse_what_is_no_key(value: SecretStr | None) -> SecretStr | None:
    """For settings. Raises `ValueError`."""
    if value is not None and _KEY.fullmatch(value.get_secret_value()) is None:
        raise ValueError("64 digits of a hexadecimal number: `openssl rand -hex 32` makes one")
    return value


def key_in(value: SecretStr | None) -> bytes | None:
    return None if value is None else bytes.fromhex(value.get_secret_value())
