from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="LanguageBody")



@_attrs_define
class LanguageBody:
    """ A language by its BCP 47 primary tag.

        Attributes:
            language (str): A BCP 47 primary tag, such as en.
            level (int): 1 (a little) to 5 (native).
     """

    language: str
    level: int





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        level = self.level


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "language": language,
            "level": level,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        level = d.pop("level")

        language_body = cls(
            language=language,
            level=level,
        )

        return language_body

