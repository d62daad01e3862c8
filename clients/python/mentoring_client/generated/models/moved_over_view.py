from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from uuid import UUID






T = TypeVar("T", bound="MovedOverView")



@_attrs_define
class MovedOverView:
    """ 
        Attributes:
            programme_id (UUID): The programme.
            stages_version (int): The version that they go by now.
            moved (int): How many mentorships were moved over, a thousand at a time.
            left (int): How many are left for another call.
     """

    programme_id: UUID
    stages_version: int
    moved: int
    left: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        programme_id = str(self.programme_id)

        stages_version = self.stages_version

        moved = self.moved

        left = self.left


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "stages_version": stages_version,
            "moved": moved,
            "left": left,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        stages_version = d.pop("stages_version")

        moved = d.pop("moved")

        left = d.pop("left")

        moved_over_view = cls(
            programme_id=programme_id,
            stages_version=stages_version,
            moved=moved,
            left=left,
        )


        moved_over_view.additional_properties = d
        return moved_over_view

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
