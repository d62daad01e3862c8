from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.slot_view import SlotView





T = TypeVar("T", bound="MentorSlotsView")



@_attrs_define
class MentorSlotsView:
    """ 
        Attributes:
            mentor_id (UUID): The mentor's id, which is their person's.
            slots (list[SlotView]): Soonest first.
            mentor_time_zone (None | str): The time zone that the mentor's hours are meant in, to be shown beside one's own;
                null where there is nothing of theirs that you may book, or see.
     """

    mentor_id: UUID
    slots: list[SlotView]
    mentor_time_zone: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.slot_view import SlotView # noqa: PLC0415
        mentor_id = str(self.mentor_id)

        slots = []
        for slots_item_data in self.slots:
            slots_item = slots_item_data.to_dict()
            slots.append(slots_item)



        mentor_time_zone: None | str
        mentor_time_zone = self.mentor_time_zone


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentor_id": mentor_id,
            "slots": slots,
            "mentor_time_zone": mentor_time_zone,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.slot_view import SlotView # noqa: PLC0415
        d = dict(src_dict)
        mentor_id = UUID(d.pop("mentor_id"))




        slots = []
        _slots = d.pop("slots")
        for slots_item_data in (_slots):
            slots_item = SlotView.from_dict(slots_item_data)



            slots.append(slots_item)


        def _parse_mentor_time_zone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor_time_zone = _parse_mentor_time_zone(d.pop("mentor_time_zone"))


        mentor_slots_view = cls(
            mentor_id=mentor_id,
            slots=slots,
            mentor_time_zone=mentor_time_zone,
        )


        mentor_slots_view.additional_properties = d
        return mentor_slots_view

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
