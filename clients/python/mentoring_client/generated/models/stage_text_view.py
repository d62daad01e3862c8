from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="StageTextView")



@_attrs_define
class StageTextView:
    """ 
        Attributes:
            language (str): A BCP 47 tag.
            purpose (str): What it is for.
            activities (list[str]): What helps in it.
     """

    language: str
    purpose: str
    activities: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        purpose = self.purpose

        activities = self.activities




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "language": language,
            "purpose": purpose,
            "activities": activities,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        purpose = d.pop("purpose")

        activities = cast(list[str], d.pop("activities"))


        stage_text_view = cls(
            language=language,
            purpose=purpose,
            activities=activities,
        )


        stage_text_view.additional_properties = d
        return stage_text_view

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
