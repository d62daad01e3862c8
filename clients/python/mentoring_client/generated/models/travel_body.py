from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="TravelBody")



@_attrs_define
class TravelBody:
    """ From one date to another, both included, your windows are meant on the wall clock of another zone.

        Attributes:
            from_ (datetime.date): The first date.
            to (datetime.date): The last date.
            time_zone (str): The IANA name of the zone you are in.
     """

    from_: datetime.date
    to: datetime.date
    time_zone: str





    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_.isoformat()

        to = self.to.isoformat()

        time_zone = self.time_zone


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "from": from_,
            "to": to,
            "time_zone": time_zone,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = datetime.date.fromisoformat(d.pop("from"))




        to = datetime.date.fromisoformat(d.pop("to"))




        time_zone = d.pop("time_zone")

        travel_body = cls(
            from_=from_,
            to=to,
            time_zone=time_zone,
        )

        return travel_body

