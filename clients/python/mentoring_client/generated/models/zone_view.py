from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ZoneView")



@_attrs_define
class ZoneView:
    """ A time zone.

        Attributes:
            time_zone (str): Its name in the IANA database, as requests and answers say it.
            city (str): The city that it is known by, in the language that `Accept-Language` asks for.
            utc_offset_minutes (int): How far its clocks are ahead of UTC now, in minutes.
     """

    time_zone: str
    city: str
    utc_offset_minutes: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        time_zone = self.time_zone

        city = self.city

        utc_offset_minutes = self.utc_offset_minutes


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "time_zone": time_zone,
            "city": city,
            "utc_offset_minutes": utc_offset_minutes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        time_zone = d.pop("time_zone")

        city = d.pop("city")

        utc_offset_minutes = d.pop("utc_offset_minutes")

        zone_view = cls(
            time_zone=time_zone,
            city=city,
            utc_offset_minutes=utc_offset_minutes,
        )


        zone_view.additional_properties = d
        return zone_view

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
