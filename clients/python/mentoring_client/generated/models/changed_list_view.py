from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID






T = TypeVar("T", bound="ChangedListView")



@_attrs_define
class ChangedListView:
    """ The beginning of one mentee's list, as it is and as it would be.

        Attributes:
            mentee_id (UUID): The mentee's id, which is their person's.
            before (list[UUID]): The first ten mentors by the present rules.
            after (list[UUID]): The first ten by the rules that are tried.
     """

    mentee_id: UUID
    before: list[UUID]
    after: list[UUID]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentee_id = str(self.mentee_id)

        before = []
        for before_item_data in self.before:
            before_item = str(before_item_data)
            before.append(before_item)



        after = []
        for after_item_data in self.after:
            after_item = str(after_item_data)
            after.append(after_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee_id": mentee_id,
            "before": before,
            "after": after,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentee_id = UUID(d.pop("mentee_id"))




        before = []
        _before = d.pop("before")
        for before_item_data in (_before):
            before_item = UUID(before_item_data)



            before.append(before_item)


        after = []
        _after = d.pop("after")
        for after_item_data in (_after):
            after_item = UUID(after_item_data)



            after.append(after_item)


        changed_list_view = cls(
            mentee_id=mentee_id,
            before=before,
            after=after,
        )


        changed_list_view.additional_properties = d
        return changed_list_view

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
