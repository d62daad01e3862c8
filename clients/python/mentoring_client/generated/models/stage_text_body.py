from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="StageTextBody")



@_attrs_define
class StageTextBody:
    """ A stage in one language.

        Attributes:
            language (str): A BCP 47 tag.
            purpose (str): What it is for.
            activities (list[str]): What helps in it.
     """

    language: str
    purpose: str
    activities: list[str]





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        purpose = self.purpose

        activities = self.activities




        field_dict: dict[str, Any] = {}

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


        stage_text_body = cls(
            language=language,
            purpose=purpose,
            activities=activities,
        )

        return stage_text_body

