from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="SlotView")



@_attrs_define
class SlotView:
    """ A time at which the offering can be booked.

        Attributes:
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            local (str): The start on the wall clock of the zone that was asked for, with its offset.
            offering_id (UUID): What would be booked.
            length_minutes (int): How long it is, in minutes.
     """

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    local: str
    offering_id: UUID
    length_minutes: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        local = self.local

        offering_id = str(self.offering_id)

        length_minutes = self.length_minutes


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "starts_at": starts_at,
            "ends_at": ends_at,
            "local": local,
            "offering_id": offering_id,
            "length_minutes": length_minutes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        local = d.pop("local")

        offering_id = UUID(d.pop("offering_id"))




        length_minutes = d.pop("length_minutes")

        slot_view = cls(
            starts_at=starts_at,
            ends_at=ends_at,
            local=local,
            offering_id=offering_id,
            length_minutes=length_minutes,
        )


        slot_view.additional_properties = d
        return slot_view

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
