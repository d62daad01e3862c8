from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="FormQuestionTextBody")



@_attrs_define
class FormQuestionTextBody:
    """ A question, or an option, in one language.

        Attributes:
            language (str): A BCP 47 tag.
            label (str): What people read.
            help_ (str | Unset): What is said below it; nothing for an option. Default: ''.
     """

    language: str
    label: str
    help_: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        label = self.label

        help_ = self.help_


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "language": language,
            "label": label,
        })
        if help_ is not UNSET:
            field_dict["help"] = help_

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        label = d.pop("label")

        help_ = d.pop("help", UNSET)

        form_question_text_body = cls(
            language=language,
            label=label,
            help_=help_,
        )

        return form_question_text_body

