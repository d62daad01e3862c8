"""They have come where they wanted to: the mentorship ends well, and the mentee has that shown by a badge that anybody can verify."""

import base64
import gzip
import hashlib
import json
from datetime import UTC, datetime
from typing import Any, Final

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

from deploy.local.demo.arrivals import Guest
from deploy.local.demo.client import JSON
from deploy.local.demo.meeting import Pair
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import first_name
from deploy.local.trouble import Trouble

HERE: Final = "/mentorships/v1"
_ALGORITHM: Final = "RS256"


async def they_part(scene: Scene, pair: Pair) -> None:
    """A goal is reached, the two end, the mentee asks for a badge, and somebody who knows nothing of us verifies it."""
    teller, mentee, one = scene.teller, pair.mentee, f"{HERE}/mentorships/{pair.mentorship_id}"
    teller.chapter("They end well, and it can be shown")
    mentee.visitor.learn_from(pair.mentor.visitor)
    await _reach_the_goal(mentee, one)
    seen = await mentee.visitor.get(f"{one}/ending")
    await mentee.visitor.ask("POST", f"{one}/ending", {"reason": "goals_reached"}, headers={"If-Match": str(seen.etag)})
    await mentee.visitor.put(f"{one}/badges/completion")
    teller.events(
        await scene.reader.arrived(("mentorships", "ended"), ("achievements", "claimed"), about=[mentee.person_id])
    )
    (badge,) = (await mentee.visitor.get("/profiles/v1/me/badges")).items
    teller.tell(f"{first_name(mentee.name)} asks for a badge, and gets it signed: “{badge['name']}”.")
    await _is_verified(scene, mentee, badge["credential"])
    draft = await mentee.visitor.get(f"{HERE}/me/mentor-draft")
    if draft["ready"]:
        teller.tell(f"And what {first_name(mentee.name)} learnt makes the draft of a mentor's profile.")


async def _reach_the_goal(mentee: Guest, one: str) -> None:
    for goal in (await mentee.visitor.get(f"{one}/goals")).items:
        if "change" in goal["can"]:
            path = f"{HERE}/goals/{goal['id']}"
            await mentee.visitor.patch(path, {"status": "completed"}, etag=str((await mentee.visitor.get(path)).etag))


async def _is_verified(scene: Scene, holder: Guest, credential: str) -> None:
    """By the addresses on the badge alone, as a stranger on the web. The library is joserfc."""
    async with httpx.AsyncClient() as stranger:
        badge = await _opened(stranger, credential)
        status = badge["credentialStatus"]
        listed = await _opened(stranger, await _fetched(stranger, status["statusListCredential"]))
    revoked = _is_set(listed["credentialSubject"]["encodedList"], int(status["statusListIndex"]))
    now = datetime.now(UTC).timestamp()
    if revoked or not listed["nbf"] <= now < listed["exp"] or badge["nbf"] > scene.now().timestamp():
        raise Trouble("a badge that was just made is not good.", "`./mentoring logs profiles` tells more.")
    subject = badge["credentialSubject"]
    teller = scene.teller
    teller.tell("Somebody who knows nothing but the badge verifies it by the addresses that stand on it:")
    teller.table(
        (
            ("issued by", badge["issuer"]["name"], badge["issuer"]["id"]),
            ("says", subject["role"], subject["achievement"]["description"]),
            ("signature", "good", f"{_ALGORITHM}, by the key at its address"),
            ("revoked", "no", f"place {status['statusListIndex']} of {status['statusListCredential']}"),
            (
                "address",
                "theirs" if _is_of(holder, subject) else "somebody else's",
                "by a salted hash, for who knows it",
            ),
        )
    )


async def _opened(stranger: httpx.AsyncClient, credential: str) -> dict[str, Any]:
    """What was signed, by the key to whose address its head points. Raises what joserfc raises where the signature is wrong."""
    header = json.loads(_decoded(credential.partition(".")[0]))
    key = RSAKey.import_key(json.loads(await _fetched(stranger, header["kid"])))
    return dict(jwt.decode(credential, key, algorithms=[_ALGORITHM]).claims)


async def _fetched(stranger: httpx.AsyncClient, address: str) -> str:
    return (await stranger.get(address)).raise_for_status().text


def _is_set(encoded: str, place: int) -> bool:
    """Bits from the left, compressed, behind the `u` of multibase (W3C, Bitstring Status List, 3.3)."""
    return bool(gzip.decompress(_decoded(encoded[1:]))[place // 8] & (0x80 >> place % 8))


def _is_of(holder: Guest, subject: JSON) -> bool:
    (identity,) = subject["identifier"]
    digest = hashlib.sha256(f"{holder.person.email.lower()}{identity['salt']}".encode()).hexdigest()
    return bool(identity["identityHash"] == f"sha256${digest}")


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
