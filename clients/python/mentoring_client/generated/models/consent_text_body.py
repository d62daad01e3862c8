from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ConsentTextBody")



@_attrs_define
class ConsentTextBody:
    """ The words that one agrees to, in one language.

        Attributes:
            language (str): A BCP 47 tag.
            text (str): The words.
     """

    language: str
    text: str





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "language": language,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        text = d.pop("text")

        consent_text_body = cls(
            language=language,
            text=text,
        )

        return consent_text_body

