from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.cause_count import CauseCount





T = TypeVar("T", bound="RematchCauses")



@_attrs_define
class RematchCauses:
    """ Why people of a programme wanted to be matched again.

        Attributes:
            causes (list[CauseCount]): The most frequent first. What fewer than five people gave is left out: a number could
                say who.
     """

    causes: list[CauseCount]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.cause_count import CauseCount # noqa: PLC0415
        causes = []
        for causes_item_data in self.causes:
            causes_item = causes_item_data.to_dict()
            causes.append(causes_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "causes": causes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cause_count import CauseCount # noqa: PLC0415
        d = dict(src_dict)
        causes = []
        _causes = d.pop("causes")
        for causes_item_data in (_causes):
            causes_item = CauseCount.from_dict(causes_item_data)



            causes.append(causes_item)


        rematch_causes = cls(
            causes=causes,
        )


        rematch_causes.additional_properties = d
        return rematch_causes

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
