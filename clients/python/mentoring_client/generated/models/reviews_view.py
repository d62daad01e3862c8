from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.review_view import ReviewView





T = TypeVar("T", bound="ReviewsView")



@_attrs_define
class ReviewsView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it is about.
            items (list[ReviewView]): What each of you said last.
     """

    mentorship_id: UUID
    items: list[ReviewView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.review_view import ReviewView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "items": items,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.review_view import ReviewView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        items = []
        _items = d.pop("items")
        for items_item_data in (_items):
            items_item = ReviewView.from_dict(items_item_data)



            items.append(items_item)


        reviews_view = cls(
            mentorship_id=mentorship_id,
            items=items,
        )


        reviews_view.additional_properties = d
        return reviews_view

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
