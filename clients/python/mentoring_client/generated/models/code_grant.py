from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.code_grant_keep_in import CodeGrantKeepIn
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
            code (str): The digits from the mail: 6, 9 or 15.
            keep_in (CodeGrantKeepIn | Unset): Where the refresh token is given: in the answer, or in a cookie of this API
                that no script reads, for pages of its site. Default: CodeGrantKeepIn.BODY.
     """

    grant: Literal['code']
    sign_in_id: UUID
    secret: str
    code: str
    keep_in: CodeGrantKeepIn | Unset = CodeGrantKeepIn.BODY





    def to_dict(self) -> dict[str, Any]:
        grant = self.grant

        sign_in_id = str(self.sign_in_id)

        secret = self.secret

        code = self.code

        keep_in: str | Unset = UNSET
        if not isinstance(self.keep_in, Unset):
            keep_in = self.keep_in.value



        field_dict: dict[str, Any] = {}

        field_dict.update({
            "grant": grant,
            "sign_in_id": sign_in_id,
            "secret": secret,
            "code": code,
        })
        if keep_in is not UNSET:
            field_dict["keep_in"] = keep_in

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

        _keep_in = d.pop("keep_in", UNSET)
        keep_in: CodeGrantKeepIn | Unset
        if isinstance(_keep_in,  Unset):
            keep_in = UNSET
        else:
            keep_in = CodeGrantKeepIn(_keep_in)




        code_grant = cls(
            grant=grant,
            sign_in_id=sign_in_id,
            secret=secret,
            code=code,
            keep_in=keep_in,
        )

        return code_grant

