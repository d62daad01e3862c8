from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="PreparationTextBody")



@_attrs_define
class PreparationTextBody:
    """ A text in one language.

        Attributes:
            language (str): A BCP 47 tag.
            title (str): What it is called.
            text (str): What it says.
     """

    language: str
    title: str
    text: str





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        title = self.title

        text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "language": language,
            "title": title,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        title = d.pop("title")

        text = d.pop("text")

        preparation_text_body = cls(
            language=language,
            title=title,
            text=text,
        )

        return preparation_text_body

