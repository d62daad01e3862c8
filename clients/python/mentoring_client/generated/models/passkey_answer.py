from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.passkey_answer_credential import PasskeyAnswerCredential





T = TypeVar("T", bound="PasskeyAnswer")



@_attrs_define
class PasskeyAnswer:
    """ What the browser's `PublicKeyCredential.toJSON()` gave for this challenge.

        Attributes:
            challenge_id (UUID): The challenge that was signed.
            credential (PasskeyAnswerCredential): The credential as WebAuthn's JSON has it.
     """

    challenge_id: UUID
    credential: PasskeyAnswerCredential





    def to_dict(self) -> dict[str, Any]:
        from ..models.passkey_answer_credential import PasskeyAnswerCredential # noqa: PLC0415
        challenge_id = str(self.challenge_id)

        credential = self.credential.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "challenge_id": challenge_id,
            "credential": credential,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passkey_answer_credential import PasskeyAnswerCredential # noqa: PLC0415
        d = dict(src_dict)
        challenge_id = UUID(d.pop("challenge_id"))




        credential = PasskeyAnswerCredential.from_dict(d.pop("credential"))




        passkey_answer = cls(
            challenge_id=challenge_id,
            credential=credential,
        )

        return passkey_answer

