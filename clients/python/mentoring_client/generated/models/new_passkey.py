from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.new_passkey_credential import NewPasskeyCredential





T = TypeVar("T", bound="NewPasskey")



@_attrs_define
class NewPasskey:
    """ A passkey that was just made.

        Attributes:
            challenge_id (UUID): The challenge that was signed.
            credential (NewPasskeyCredential): The credential as WebAuthn's JSON has it.
            name (str | Unset): By what one tells it from one's others. Default: 'Passkey'.
            code (None | str | Unset): The code from the command line, for a first passkey or for one in place of all that
                were lost; left out for another one, which whoever has shown one may add.
     """

    challenge_id: UUID
    credential: NewPasskeyCredential
    name: str | Unset = 'Passkey'
    code: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.new_passkey_credential import NewPasskeyCredential # noqa: PLC0415
        challenge_id = str(self.challenge_id)

        credential = self.credential.to_dict()

        name = self.name

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "challenge_id": challenge_id,
            "credential": credential,
        })
        if name is not UNSET:
            field_dict["name"] = name
        if code is not UNSET:
            field_dict["code"] = code

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_passkey_credential import NewPasskeyCredential # noqa: PLC0415
        d = dict(src_dict)
        challenge_id = UUID(d.pop("challenge_id"))




        credential = NewPasskeyCredential.from_dict(d.pop("credential"))




        name = d.pop("name", UNSET)

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))


        new_passkey = cls(
            challenge_id=challenge_id,
            credential=credential,
            name=name,
            code=code,
        )

        return new_passkey

