from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ConsentBody")



@_attrs_define
class ConsentBody:
    """ That one agrees to the words that were read.

        Attributes:
            version (int): As the form has it.
            language (str): The one in which they were read, as the form has it.
     """

    version: int
    language: str





    def to_dict(self) -> dict[str, Any]:
        version = self.version

        language = self.language


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "version": version,
            "language": language,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        version = d.pop("version")

        language = d.pop("language")

        consent_body = cls(
            version=version,
            language=language,
        )

        return consent_body

