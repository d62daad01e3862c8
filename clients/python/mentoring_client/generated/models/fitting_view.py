from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.helped_view import HelpedView
  from ..models.shelf_item_view import ShelfItemView





T = TypeVar("T", bound="FittingView")



@_attrs_define
class FittingView:
    """ 
        Attributes:
            goal_id (UUID): The goal that it fits.
            items (list[ShelfItemView]): What fits it on the mentor's shelf: all of it for the mentor, what is shared for
                the mentee.
            helped_others (list[HelpedView]): What helped others, the most useful first.
     """

    goal_id: UUID
    items: list[ShelfItemView]
    helped_others: list[HelpedView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.helped_view import HelpedView # noqa: PLC0415
        from ..models.shelf_item_view import ShelfItemView # noqa: PLC0415
        goal_id = str(self.goal_id)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)



        helped_others = []
        for helped_others_item_data in self.helped_others:
            helped_others_item = helped_others_item_data.to_dict()
            helped_others.append(helped_others_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "goal_id": goal_id,
            "items": items,
            "helped_others": helped_others,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.helped_view import HelpedView # noqa: PLC0415
        from ..models.shelf_item_view import ShelfItemView # noqa: PLC0415
        d = dict(src_dict)
        goal_id = UUID(d.pop("goal_id"))




        items = []
        _items = d.pop("items")
        for items_item_data in (_items):
            items_item = ShelfItemView.from_dict(items_item_data)



            items.append(items_item)


        helped_others = []
        _helped_others = d.pop("helped_others")
        for helped_others_item_data in (_helped_others):
            helped_others_item = HelpedView.from_dict(helped_others_item_data)



            helped_others.append(helped_others_item)


        fitting_view = cls(
            goal_id=goal_id,
            items=items,
            helped_others=helped_others,
        )


        fitting_view.additional_properties = d
        return fitting_view

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
