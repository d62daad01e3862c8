from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="Break")



@_attrs_define
class Break:
    """ 
        Attributes:
            resumes_on (datetime.date | None | Unset): On the morning of which day you go on by yourselves, half a year from
                now at the latest; open where it is left out.
     """

    resumes_on: datetime.date | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        resumes_on: None | str | Unset
        if isinstance(self.resumes_on, Unset):
            resumes_on = UNSET
        elif isinstance(self.resumes_on, datetime.date):
            resumes_on = self.resumes_on.isoformat()
        else:
            resumes_on = self.resumes_on


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if resumes_on is not UNSET:
            field_dict["resumes_on"] = resumes_on

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_resumes_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                resumes_on_type_0 = datetime.date.fromisoformat(data)



                return resumes_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        resumes_on = _parse_resumes_on(d.pop("resumes_on", UNSET))


        break_ = cls(
            resumes_on=resumes_on,
        )

        return break_

