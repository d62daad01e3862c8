from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.hold_view_can_item import HoldViewCanItem
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="HoldView")



@_attrs_define
class HoldView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            offering_id (UUID): The offering whose slot it is.
            mentor_id (UUID): The mentor's id, which is their person's.
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            length_minutes (int): How long it is, in minutes.
            expires_at (datetime.datetime): Until when it is kept, in UTC.
            expires_in_seconds (int): For how long it was kept when this was answered: a countdown that begins with it needs
                no clock that is right.
            can (list[HoldViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    offering_id: UUID
    mentor_id: UUID
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    length_minutes: int
    expires_at: datetime.datetime
    expires_in_seconds: int
    can: list[HoldViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        offering_id = str(self.offering_id)

        mentor_id = str(self.mentor_id)

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        length_minutes = self.length_minutes

        expires_at = self.expires_at.isoformat()

        expires_in_seconds = self.expires_in_seconds

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "offering_id": offering_id,
            "mentor_id": mentor_id,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "length_minutes": length_minutes,
            "expires_at": expires_at,
            "expires_in_seconds": expires_in_seconds,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        offering_id = UUID(d.pop("offering_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        length_minutes = d.pop("length_minutes")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))




        expires_in_seconds = d.pop("expires_in_seconds")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = HoldViewCanItem(can_item_data)



            can.append(can_item)


        hold_view = cls(
            id=id,
            version=version,
            offering_id=offering_id,
            mentor_id=mentor_id,
            starts_at=starts_at,
            ends_at=ends_at,
            length_minutes=length_minutes,
            expires_at=expires_at,
            expires_in_seconds=expires_in_seconds,
            can=can,
        )


        hold_view.additional_properties = d
        return hold_view

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
