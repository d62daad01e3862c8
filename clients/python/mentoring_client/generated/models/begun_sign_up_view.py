from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="BegunSignUpView")



@_attrs_define
class BegunSignUpView:
    """ What the page sends back together with the code and the form. It signs up once, and opens nothing else.

        Attributes:
            sign_up_id (UUID): Sent back with the code.
            secret (str): Sent back with the code.
            expires_at (datetime.datetime): Until when the code is good, in UTC.
            code_digits (int): 6, whatever was mailed: take 9 and 15 digits too, as for a sign-in.
     """

    sign_up_id: UUID
    secret: str
    expires_at: datetime.datetime
    code_digits: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        sign_up_id = str(self.sign_up_id)

        secret = self.secret

        expires_at = self.expires_at.isoformat()

        code_digits = self.code_digits


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "sign_up_id": sign_up_id,
            "secret": secret,
            "expires_at": expires_at,
            "code_digits": code_digits,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sign_up_id = UUID(d.pop("sign_up_id"))




        secret = d.pop("secret")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))




        code_digits = d.pop("code_digits")

        begun_sign_up_view = cls(
            sign_up_id=sign_up_id,
            secret=secret,
            expires_at=expires_at,
            code_digits=code_digits,
        )


        begun_sign_up_view.additional_properties = d
        return begun_sign_up_view

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
