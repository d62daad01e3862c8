from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import Literal, cast
from uuid import UUID






T = TypeVar("T", bound="CodeGrant")



@_attrs_define
class CodeGrant:
    """ The code from the mail, and the secret of the device that asked for it.

        Attributes:
            grant (Literal['code']): Says that a code is exchanged.
            sign_in_id (UUID): As the sign-in was answered.
            secret (str): As the sign-in was answered; it never leaves the device.
            code (str): The digits from the mail; `code_digits` says how many they are.
     """

    grant: Literal['code']
    sign_in_id: UUID
    secret: str
    code: str





    def to_dict(self) -> dict[str, Any]:
        grant = self.grant

        sign_in_id = str(self.sign_in_id)

        secret = self.secret

        code = self.code


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "grant": grant,
            "sign_in_id": sign_in_id,
            "secret": secret,
            "code": code,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        grant = cast(Literal['code'] , d.pop("grant"))
        if grant != 'code':
            raise ValueError(f"grant must match const 'code', got '{grant}'")

        sign_in_id = UUID(d.pop("sign_in_id"))




        secret = d.pop("secret")

        code = d.pop("code")

        code_grant = cls(
            grant=grant,
            sign_in_id=sign_in_id,
            secret=secret,
            code=code,
        )

        return code_grant

