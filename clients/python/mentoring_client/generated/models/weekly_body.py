from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="WeeklyBody")



@_attrs_define
class WeeklyBody:
    """ A window of every week.

        Attributes:
            from_ (str): Wall clock, `HH:MM`.
            to (str): Not after `from`: on the next date. So 22:00 to 02:00 runs over midnight, and 09:00 to 09:00 a whole
                day.
            day (int): 0 is Monday.
     """

    from_: str
    to: str
    day: int





    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_

        to = self.to

        day = self.day


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "from": from_,
            "to": to,
            "day": day,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = d.pop("from")

        to = d.pop("to")

        day = d.pop("day")

        weekly_body = cls(
            from_=from_,
            to=to,
            day=day,
        )

        return weekly_body

