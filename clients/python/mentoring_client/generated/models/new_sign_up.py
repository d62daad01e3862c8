from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewSignUp")



@_attrs_define
class NewSignUp:
    """ Whom to send a code.

        Attributes:
            email (str): Where the code is mailed to.
            work (None | str | Unset): What `POST /profiles/v1/work` asked for, done: ALTCHA's payload. Null where nothing
                is asked for.
     """

    email: str
    work: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        email = self.email

        work: None | str | Unset
        if isinstance(self.work, Unset):
            work = UNSET
        else:
            work = self.work


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "email": email,
        })
        if work is not UNSET:
            field_dict["work"] = work

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        email = d.pop("email")

        def _parse_work(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work = _parse_work(d.pop("work", UNSET))


        new_sign_up = cls(
            email=email,
            work=work,
        )

        return new_sign_up

