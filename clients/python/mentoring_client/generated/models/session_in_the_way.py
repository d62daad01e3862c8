from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.session_in_the_way_state import SessionInTheWayState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="SessionInTheWay")



@_attrs_define
class SessionInTheWay:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            state (SessionInTheWayState): Whether it is booked or waits for a yes.
            mentee_ids (list[UUID]): Who is mentored in it: one, or several in a group.
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
     """

    id: UUID
    state: SessionInTheWayState
    mentee_ids: list[UUID]
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        state = self.state.value

        mentee_ids = []
        for mentee_ids_item_data in self.mentee_ids:
            mentee_ids_item = str(mentee_ids_item_data)
            mentee_ids.append(mentee_ids_item)



        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "state": state,
            "mentee_ids": mentee_ids,
            "starts_at": starts_at,
            "ends_at": ends_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        state = SessionInTheWayState(d.pop("state"))




        mentee_ids = []
        _mentee_ids = d.pop("mentee_ids")
        for mentee_ids_item_data in (_mentee_ids):
            mentee_ids_item = UUID(mentee_ids_item_data)



            mentee_ids.append(mentee_ids_item)


        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        session_in_the_way = cls(
            id=id,
            state=state,
            mentee_ids=mentee_ids,
            starts_at=starts_at,
            ends_at=ends_at,
        )


        session_in_the_way.additional_properties = d
        return session_in_the_way

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
