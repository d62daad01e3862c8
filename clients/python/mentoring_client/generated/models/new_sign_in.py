from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewSignIn")



@_attrs_define
class NewSignIn:
    """ Whom to send a code.

        Attributes:
            email (str): Where the code is mailed to; new addresses make a new person.
            known_by (None | str | Unset): The secret of an earlier sign-in on this device, or its refresh token: whoever
                signed in here before gets a code even while others ask for too many.
            work (None | str | Unset): What `POST /profiles/v1/work` asked for, done: ALTCHA's payload. Null where nothing
                is asked for.
     """

    email: str
    known_by: None | str | Unset = UNSET
    work: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        email = self.email

        known_by: None | str | Unset
        if isinstance(self.known_by, Unset):
            known_by = UNSET
        else:
            known_by = self.known_by

        work: None | str | Unset
        if isinstance(self.work, Unset):
            work = UNSET
        else:
            work = self.work


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "email": email,
        })
        if known_by is not UNSET:
            field_dict["known_by"] = known_by
        if work is not UNSET:
            field_dict["work"] = work

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        email = d.pop("email")

        def _parse_known_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        known_by = _parse_known_by(d.pop("known_by", UNSET))


        def _parse_work(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work = _parse_work(d.pop("work", UNSET))


        new_sign_in = cls(
            email=email,
            known_by=known_by,
            work=work,
        )

        return new_sign_in

