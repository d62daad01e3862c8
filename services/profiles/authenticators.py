"""What browsers and passkeys are asked and how their answers are checked (WebAuthn), by a library."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import webauthn
from webauthn.helpers import options_to_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    UserVerificationRequirement,
)

from services.profiles.domain.passkeys import Passkey, PasskeyRefused

_VERIFIED: Final = UserVerificationRequirement.REQUIRED


class Enrolled(NamedTuple):
    """The public half of a passkey that has just been made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


@dataclass(frozen=True)
class Party:
    """Whom a passkey is for: the domain it is bound to, and the pages that may ask for it."""

    domain: str
    origins: tuple[str, ...]

    def to_enrol(self, user_id: bytes, user_name: str, challenge: bytes, known: Sequence[Passkey]) -> dict[str, Any]:
        """What the browser hands to `navigator.credentials.create`."""
        options = webauthn.generate_registration_options(
            rp_id=self.domain,
            rp_name="Mentoring",
            user_id=user_id,
            user_name=user_name,
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(user_verification=_VERIFIED),
            exclude_credentials=_described(known),
        )
        return dict(json.loads(options_to_json(options)))

    def to_show(self, challenge: bytes, known: Sequence[Passkey]) -> dict[str, Any]:
        """What the browser hands to `navigator.credentials.get`."""
        options = webauthn.generate_authentication_options(
            rp_id=self.domain, challenge=challenge, allow_credentials=_described(known), user_verification=_VERIFIED
        )
        return dict(json.loads(options_to_json(options)))

    def enrolled(self, credential: Mapping[str, Any], challenge: bytes) -> Enrolled:
        """The passkey that was made for this challenge. Raises `PasskeyRefused`."""
        try:
            made = webauthn.verify_registration_response(
                credential=dict(credential),
                expected_challenge=challenge,
                expected_rp_id=self.domain,
                expected_origin=list(self.origins),
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            raise PasskeyRefused from None
        return Enrolled(made.credential_id, made.credential_public_key, made.sign_count)

    def signs_of(self, passkey: Passkey, credential: Mapping[str, Any], challenge: bytes) -> int:
        """How often this passkey has signed, having signed this challenge. Raises `PasskeyRefused`."""
        try:
            shown = webauthn.verify_authentication_response(
                credential=dict(credential),
                expected_challenge=challenge,
                expected_rp_id=self.domain,
                expected_origin=list(self.origins),
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            raise PasskeyRefused from None
        return shown.new_sign_count


def _described(passkeys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=each.credential_id) for each in passkeys]
