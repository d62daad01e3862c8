from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ReportCounts")



@_attrs_define
class ReportCounts:
    """ How many reports there are about somebody.

        Attributes:
            open_ (int): Nobody looks into them yet.
            taken (int): Somebody looks into them.
            decided (int): They are over, whatever came of them.
     """

    open_: int
    taken: int
    decided: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        open_ = self.open_

        taken = self.taken

        decided = self.decided


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "open": open_,
            "taken": taken,
            "decided": decided,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        open_ = d.pop("open")

        taken = d.pop("taken")

        decided = d.pop("decided")

        report_counts = cls(
            open_=open_,
            taken=taken,
            decided=decided,
        )


        report_counts.additional_properties = d
        return report_counts

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
