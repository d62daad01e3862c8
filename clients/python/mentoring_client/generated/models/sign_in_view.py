from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="SignInView")



@_attrs_define
class SignInView:
    """ Keep the secret on the device: the mailed code works together with it only, and it shows next time that one was
    here.

        Attributes:
            sign_in_id (UUID): Sent back with the code.
            secret (str): Sent back with the code; it never leaves the device.
            expires_at (datetime.datetime): Until when the code is good, in UTC.
            code_digits (int): 6, whatever was mailed: who asks learns nothing of what others have asked for. Take 9 and 15
                digits too: a code has 9 while many wrong ones are tried for this account, and 15 where one mail is for all who
                ask within an hour. To a device that signed in before it says which.
            code_mailed_at (datetime.datetime): When the mail with the code was written, in UTC. As `code_digits`: now, and
                to a device that signed in before the time of the mail,
                up to an hour earlier where one is for all who ask.
     """

    sign_in_id: UUID
    secret: str
    expires_at: datetime.datetime
    code_digits: int
    code_mailed_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        sign_in_id = str(self.sign_in_id)

        secret = self.secret

        expires_at = self.expires_at.isoformat()

        code_digits = self.code_digits

        code_mailed_at = self.code_mailed_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "sign_in_id": sign_in_id,
            "secret": secret,
            "expires_at": expires_at,
            "code_digits": code_digits,
            "code_mailed_at": code_mailed_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sign_in_id = UUID(d.pop("sign_in_id"))




        secret = d.pop("secret")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))




        code_digits = d.pop("code_digits")

        code_mailed_at = datetime.datetime.fromisoformat(d.pop("code_mailed_at"))




        sign_in_view = cls(
            sign_in_id=sign_in_id,
            secret=secret,
            expires_at=expires_at,
            code_digits=code_digits,
            code_mailed_at=code_mailed_at,
        )


        sign_in_view.additional_properties = d
        return sign_in_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
