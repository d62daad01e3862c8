from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="SaidView")



@_attrs_define
class SaidView:
    """ What the two of drafts have said of them, where the programme shows them (`drafts_shown` of its rules).

        Attributes:
            ranked (int): Of how many drafts one of the two has said how high they rank it.
            refused (int): How many drafts one of the two has refused; nothing comes of those.
     """

    ranked: int
    refused: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        ranked = self.ranked

        refused = self.refused


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "ranked": ranked,
            "refused": refused,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ranked = d.pop("ranked")

        refused = d.pop("refused")

        said_view = cls(
            ranked=ranked,
            refused=refused,
        )


        said_view.additional_properties = d
        return said_view

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
