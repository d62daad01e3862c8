from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="FactsCounts")



@_attrs_define
class FactsCounts:
    """ How many rows do what.

        Attributes:
            new (int): Of whom nothing was told before.
            changed (int): Of whom something else was told before.
            same (int): Of whom just that was told before, or something of a later day: nothing happens.
            forgotten (int): Who is erased here; nothing of them is taken in any more.
     """

    new: int
    changed: int
    same: int
    forgotten: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        new = self.new

        changed = self.changed

        same = self.same

        forgotten = self.forgotten


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "new": new,
            "changed": changed,
            "same": same,
            "forgotten": forgotten,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        new = d.pop("new")

        changed = d.pop("changed")

        same = d.pop("same")

        forgotten = d.pop("forgotten")

        facts_counts = cls(
            new=new,
            changed=changed,
            same=same,
            forgotten=forgotten,
        )


        facts_counts.additional_properties = d
        return facts_counts

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
