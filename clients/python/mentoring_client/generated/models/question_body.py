from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="QuestionBody")



@_attrs_define
class QuestionBody:
    """ What you want to know beforehand.

        Attributes:
            text (str): What you want to know.
            required (bool | Unset): Whether nobody books without an answer. Default: False.
            choices (list[str] | Unset): What may be answered; none: any text.
     """

    text: str
    required: bool | Unset = False
    choices: list[str] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        required = self.required

        choices: list[str] | Unset = UNSET
        if not isinstance(self.choices, Unset):
            choices = self.choices




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
        })
        if required is not UNSET:
            field_dict["required"] = required
        if choices is not UNSET:
            field_dict["choices"] = choices

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        required = d.pop("required", UNSET)

        choices = cast(list[str], d.pop("choices", UNSET))


        question_body = cls(
            text=text,
            required=required,
            choices=choices,
        )

        return question_body

