from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from uuid import UUID






T = TypeVar("T", bound="AddressConfirmation")



@_attrs_define
class AddressConfirmation:
    """ The code from the mail, and the secret of the device that asked for it.

        Attributes:
            sign_in_id (UUID): As the change was answered.
            secret (str): As the change was answered; it never leaves the device.
            code (str): The digits from the mail.
     """

    sign_in_id: UUID
    secret: str
    code: str





    def to_dict(self) -> dict[str, Any]:
        sign_in_id = str(self.sign_in_id)

        secret = self.secret

        code = self.code


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "sign_in_id": sign_in_id,
            "secret": secret,
            "code": code,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sign_in_id = UUID(d.pop("sign_in_id"))




        secret = d.pop("secret")

        code = d.pop("code")

        address_confirmation = cls(
            sign_in_id=sign_in_id,
            secret=secret,
            code=code,
        )

        return address_confirmation

