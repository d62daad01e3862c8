from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.notes_view import NotesView





T = TypeVar("T", bound="NotesOnSessionView")



@_attrs_define
class NotesOnSessionView:
    """ 
        Attributes:
            session_id (UUID): The session that is meant.
            items (list[NotesView]): At most one from each side: yours, and what the other side shares.
     """

    session_id: UUID
    items: list[NotesView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.notes_view import NotesView # noqa: PLC0415
        session_id = str(self.session_id)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "items": items,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.notes_view import NotesView # noqa: PLC0415
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        items = []
        _items = d.pop("items")
        for items_item_data in (_items):
            items_item = NotesView.from_dict(items_item_data)



            items.append(items_item)


        notes_on_session_view = cls(
            session_id=session_id,
            items=items,
        )


        notes_on_session_view.additional_properties = d
        return notes_on_session_view

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
