"""What somebody who watches over a platform wants to hear of: logged with fields, and counted.

People and addresses are named by digests. A person's is the same everywhere, so that who knows the id finds what was
noted about it, and says nothing once the person is erased. An address's is good within one process only.
"""

import hashlib
import secrets
from enum import StrEnum
from typing import Final
from uuid import UUID

from shared.ground.logs import logger
from shared.ground.metrics import SECURITY_EVENTS

_OF_THIS_PROCESS: Final = secrets.token_bytes(32)

log = logger(__name__)


class SecurityEvent(StrEnum):
    """All there are; each is a value of the metric's label."""

    SIGNED_IN = "signed_in"
    SIGN_IN_ENDED = "sign_in_ended"
    """Somebody ended a sign-in of their own from elsewhere: a device may be lost."""
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    CODE_FAILED = "code_failed"
    ADDRESS_CHANGED = "address_changed"
    """Somebody moved to another e-mail address."""
    TOKEN_REPLAYED = "token_replayed"  # noqa: S105 — a name
    """An old refresh token was used: one of two holders is a thief. Its family has ended."""
    TOKEN_REFUSED = "token_refused"  # noqa: S105 — a name
    """An access token that is forged, over, or of somebody erased or suspended."""
    SEAL_REFUSED = "seal_refused"
    """A Consistency-Token that was made up or given to somebody else."""
    RIGHT_REFUSED = "right_refused"
    LIMIT_REACHED = "limit_reached"
    OPERATOR_GRANTED = "operator_granted"
    OPERATOR_REVOKED = "operator_revoked"
    DEAD_LETTER_REPLAYED = "dead_letter_replayed"
    DEAD_LETTER_DISCARDED = "dead_letter_discarded"
    PARKED_KEY_RELEASED = "parked_key_released"
    PARKED_KEY_DISCARDED = "parked_key_discarded"
    PASSKEY_ENROLLED = "passkey_enrolled"
    PASSKEY_REMOVED = "passkey_removed"
    PASSKEY_FAILED = "passkey_failed"
    """What was shown is no passkey of theirs, or was copied; or a made-up code was to enrol one."""
    SIGNING_KEY_ADDED = "signing_key_added"
    SIGNING_KEYS_WITHDRAWN = "signing_keys_withdrawn"
    PERSON_SUSPENDED = "person_suspended"
    PERSON_REINSTATED = "person_reinstated"
    PERSON_ERASED = "person_erased"


def note(
    event: SecurityEvent,
    *,
    service: str,
    person_id: UUID | None = None,
    address: str | None = None,
    route: str | None = None,
    reason: str | None = None,
) -> None:
    """Logs and counts an event, once it is certain: after the transaction. `reason` is a slug, `route` a template."""
    fields = {
        "person": None if person_id is None else digest_of(person_id),
        "from_address": None if address is None else _digest(_OF_THIS_PROCESS, address),
        "route": route,
        "reason": reason,
    }
    told = {name: value for name, value in fields.items() if value is not None}
    log.info("security event", security_event=event.value, of_service=service, **told)
    SECURITY_EVENTS.labels(service, event.value).inc()


def digest_of(person_id: UUID) -> str:
    """How the log names a person."""
    return _digest(b"", str(person_id))


def _digest(key: bytes, text: str) -> str:
    return hashlib.blake2b(text.encode(), key=key, digest_size=8).hexdigest()
