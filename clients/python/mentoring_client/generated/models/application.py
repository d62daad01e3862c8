from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.application_role import ApplicationRole
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="Application")



@_attrs_define
class Application:
    """ As what one wants to take part.

        Attributes:
            role (ApplicationRole): Who wants to be both applies twice.
            code (None | str | Unset): The programme's code, where it is joined by one.
     """

    role: ApplicationRole
    code: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        role = self.role.value

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "role": role,
        })
        if code is not UNSET:
            field_dict["code"] = code

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        role = ApplicationRole(d.pop("role"))




        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))


        application = cls(
            role=role,
            code=code,
        )

        return application

