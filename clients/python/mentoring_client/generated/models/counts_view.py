from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="CountsView")



@_attrs_define
class CountsView:
    """ How many rows do what.

        Attributes:
            new (int): Who is not here yet, and is expected from then on.
            joins (int): Who has signed in here before, and is let in at once.
            changed (int): Who is in the programme's books otherwise than the file says.
            same (int): Who is there just so: nothing happens.
            left (int): Who left the programme, and stays out of it.
     """

    new: int
    joins: int
    changed: int
    same: int
    left: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        new = self.new

        joins = self.joins

        changed = self.changed

        same = self.same

        left = self.left


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "new": new,
            "joins": joins,
            "changed": changed,
            "same": same,
            "left": left,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        new = d.pop("new")

        joins = d.pop("joins")

        changed = d.pop("changed")

        same = d.pop("same")

        left = d.pop("left")

        counts_view = cls(
            new=new,
            joins=joins,
            changed=changed,
            same=same,
            left=left,
        )


        counts_view.additional_properties = d
        return counts_view

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
