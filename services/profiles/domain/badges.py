"""Badges as others can verify them: Open Badges 3.0, credentials of the W3C's data model 2.0, and the list that says which are revoked.

Sources: 1EdTech, Open Badges 3.0, 8.2 (JSON Web Token proof: the payload is the credential); W3C, Verifiable Credentials Data Model 2.0
and Bitstring Status List 1.0. What is said of a person is what they asked to have shown, and a salted hash of their address.
"""

import base64
import gzip
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from shared.contracts.vocabulary import AchievementKind, Side
from shared.ids import named_uuid
from shared.refusals import Kind, Refusal

PLACES: Final = 131_072
"""On a list: the fewest that the standard allows, so that a place says nothing of whose it is."""

FULL: Final = PLACES // 2
"""From so many on the next list is begun: a place that is sought by chance is found at once."""

LIST_IS_GOOD_FOR: Final = timedelta(days=1)
LIST_IS_KEPT_FOR: Final = timedelta(minutes=5)
"""So long whoever verifies may go by a list that they have read: that long a revocation may take to be seen."""

_CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
_OPEN_BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


class UnknownBadgeKey(Refusal):
    """No badge is signed with such a key, or none that is good any more."""

    slug, kind = "badge-key-not-found", Kind.NOT_FOUND


class UnknownStatusList(Refusal):
    """There is no such list: no badge stands on it."""

    slug, kind = "status-list-not-found", Kind.NOT_FOUND


@dataclass(frozen=True)
class Place:
    """Where a list says whether a badge is revoked; `number`: from 0."""

    list: int
    number: int


@dataclass(frozen=True)
class Badge:
    """What somebody asked to have shown. `ended_on`: None where that goes on."""

    badge_id: UUID
    person_id: UUID
    programme_id: UUID
    kind: AchievementKind
    side: Side
    began_on: date
    ended_on: date | None
    issued_at: datetime


@dataclass(frozen=True)
class Wording:
    """What a badge says to people. `criteria`: what one does to get it."""

    language: str
    name: str
    description: str
    criteria: str


@dataclass(frozen=True)
class Issuer:
    """`id`: its address, below which keys and lists are; `url`: a page for people."""

    id: str
    name: str
    url: str

    def address_of_key(self, key_id: str) -> str:
        return f"{self.id}/keys/{key_id}"

    def address_of_list(self, number: int) -> str:
        return f"{self.id}/status/{number}"


def credential_of(
    badge: Badge, place: Place, wording: Wording, issuer: Issuer, *, account: str, salt: str
) -> dict[str, Any]:
    """The payload of its JWT: the credential, and the registered claims that say the same."""
    holder = f"urn:uuid:{named_uuid('badge-holder', str(badge.badge_id))}"
    claims = {"iss": issuer.id, "sub": holder, "jti": f"urn:uuid:{badge.badge_id}", "nbf": _seconds(badge.issued_at)}
    ended = {} if badge.ended_on is None else {"activityEndDate": _midnight(badge.ended_on)}
    subject = {
        "id": holder,
        "type": ["AchievementSubject"],
        "identifier": [_identity(account, salt)],
        "role": badge.side,
        "activityStartDate": _midnight(badge.began_on),
        **ended,
        "achievement": _achievement(badge, wording, issuer),
    }
    return {
        "@context": [_CREDENTIALS, _OPEN_BADGES],
        "id": claims["jti"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": wording.name,
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url},
        "validFrom": _moment(badge.issued_at),
        "credentialSubject": subject,
        "credentialStatus": _status(issuer.address_of_list(place.list), place.number),
        **claims,
    }


def _achievement(badge: Badge, wording: Wording, issuer: Issuer) -> dict[str, Any]:
    number = named_uuid("badge", issuer.id, str(badge.programme_id), badge.kind, badge.side)
    return {
        "id": f"urn:uuid:{number}",
        "type": ["Achievement"],
        "inLanguage": wording.language,
        "name": wording.name,
        "description": wording.description,
        "criteria": {"narrative": wording.criteria},
    }


def _identity(account: str, salt: str) -> dict[str, Any]:
    """Who knows the address can tell that the badge is of its owner; nobody else learns it. (IdentityObject, B.1.11)"""
    digest = hashlib.sha256(f"{account}{salt}".encode()).hexdigest()
    hashed = {"hashed": True, "identityHash": f"sha256${digest}", "identityType": "emailAddress", "salt": salt}
    return {"type": "IdentityObject", **hashed}


def _status(address: str, number: int) -> dict[str, str]:
    return {
        "id": f"{address}#{number}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(number),
        "statusListCredential": address,
    }


def status_list_of(number: int, standing: Collection[int], issuer: Issuer, *, now: datetime) -> dict[str, Any]:
    """The payload of a list's JWT: revoked is whatever does not stand. The same for an hour, unless something changes on it."""
    begun = hour_of(now)
    ends, address = begun + LIST_IS_GOOD_FOR, issuer.address_of_list(number)
    subject = {
        "id": f"{address}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": _encoded(standing),
        "ttl": LIST_IS_KEPT_FOR // timedelta(milliseconds=1),
    }
    claims = {"iss": issuer.id, "sub": subject["id"], "jti": address, "nbf": _seconds(begun), "exp": _seconds(ends)}
    return {
        "@context": [_CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.id,
        "validFrom": _moment(begun),
        "validUntil": _moment(ends),
        "credentialSubject": subject,
        **claims,
    }


def hour_of(now: datetime) -> datetime:
    """Its beginning: a list says that it is of then."""
    return now.replace(minute=0, second=0, microsecond=0)


def _encoded(standing: Collection[int]) -> str:
    """Bits from the left, compressed, in base64url behind the `u` of multibase (Bitstring Status List, 3.3)."""
    bits = bytearray(b"\xff" * (PLACES // 8))
    for number in standing:
        bits[number // 8] &= ~(0x80 >> number % 8) & 0xFF
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), 1, mtime=0)).rstrip(b"=").decode()


def _midnight(day: date) -> str:
    return _moment(datetime.combine(day, time(), UTC))


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
