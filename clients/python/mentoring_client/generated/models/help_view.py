from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.help_view_answer import HelpViewAnswer






T = TypeVar("T", bound="HelpView")



@_attrs_define
class HelpView:
    """ Something that you have not said and that would help.

        Attributes:
            answer (HelpViewAnswer): What is missing: `skills_wanted`, `goals` (with skills, or an industry of yours),
                `languages` or `styles` of your profile, or
                your `hours`.
            gain (float): By how much scores would rise by an answer as most people give one, on average of what is shown
                here.
            text (str): What to do, in the language asked for.
     """

    answer: HelpViewAnswer
    gain: float
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        answer = self.answer.value

        gain = self.gain

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "answer": answer,
            "gain": gain,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        answer = HelpViewAnswer(d.pop("answer"))




        gain = d.pop("gain")

        text = d.pop("text")

        help_view = cls(
            answer=answer,
            gain=gain,
            text=text,
        )


        help_view.additional_properties = d
        return help_view

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
