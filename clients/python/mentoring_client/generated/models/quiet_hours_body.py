from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="QuietHoursBody")



@_attrs_define
class QuietHoursBody:
    """ Hours of the day in which nothing is mailed that you don't wait for.

        Attributes:
            from_ (str): Wall clock, `HH:MM`.
            to (str): When they end; before `from`: on the next date, the same: there are none.
     """

    from_: str
    to: str





    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_

        to = self.to


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "from": from_,
            "to": to,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = d.pop("from")

        to = d.pop("to")

        quiet_hours_body = cls(
            from_=from_,
            to=to,
        )

        return quiet_hours_body

