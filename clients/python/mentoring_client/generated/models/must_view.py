from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.must_view_factor import MustViewFactor






T = TypeVar("T", bound="MustView")



@_attrs_define
class MustView:
    """ A rule of the programme that demands something of every pair.

        Attributes:
            factor (MustViewFactor): What has to hold.
            pairs (int): For how many pairs it does not, whatever else keeps them apart.
     """

    factor: MustViewFactor
    pairs: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        factor = self.factor.value

        pairs = self.pairs


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "factor": factor,
            "pairs": pairs,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        factor = MustViewFactor(d.pop("factor"))




        pairs = d.pop("pairs")

        must_view = cls(
            factor=factor,
            pairs=pairs,
        )


        must_view.additional_properties = d
        return must_view

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
