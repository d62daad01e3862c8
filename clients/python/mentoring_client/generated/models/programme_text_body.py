from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="ProgrammeTextBody")



@_attrs_define
class ProgrammeTextBody:
    """ What a programme says of itself in one language.

        Attributes:
            language (str): A BCP 47 tag.
            name (str): What it is called in that language.
            about (str | Unset): What it is for, and what taking part in it means. Default: ''.
     """

    language: str
    name: str
    about: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        name = self.name

        about = self.about


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "language": language,
            "name": name,
        })
        if about is not UNSET:
            field_dict["about"] = about

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        name = d.pop("name")

        about = d.pop("about", UNSET)

        programme_text_body = cls(
            language=language,
            name=name,
            about=about,
        )

        return programme_text_body

