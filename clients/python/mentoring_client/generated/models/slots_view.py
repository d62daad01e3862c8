from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.slot_view import SlotView





T = TypeVar("T", bound="SlotsView")



@_attrs_define
class SlotsView:
    """ 
        Attributes:
            items (list[SlotView]): Soonest first.
            mentor_time_zone (None | str): The time zone that the mentor's hours are meant in, to be shown beside one's own;
                null where there is nothing of theirs that you may book, or see.
     """

    items: list[SlotView]
    mentor_time_zone: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.slot_view import SlotView # noqa: PLC0415
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)



        mentor_time_zone: None | str
        mentor_time_zone = self.mentor_time_zone


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "items": items,
            "mentor_time_zone": mentor_time_zone,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.slot_view import SlotView # noqa: PLC0415
        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in (_items):
            items_item = SlotView.from_dict(items_item_data)



            items.append(items_item)


        def _parse_mentor_time_zone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor_time_zone = _parse_mentor_time_zone(d.pop("mentor_time_zone"))


        slots_view = cls(
            items=items,
            mentor_time_zone=mentor_time_zone,
        )


        slots_view.additional_properties = d
        return slots_view

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
