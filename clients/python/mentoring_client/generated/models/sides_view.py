from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="SidesView")



@_attrs_define
class SidesView:
    """ How well the two fit, as each side sees it.

        Attributes:
            mentee (float): How much the mentee gains: skills, goals, and how well the mentor has done so far.
            mentor (float): How far the mentee is what the mentor wished for, and how much room there is.
     """

    mentee: float
    mentor: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentee = self.mentee

        mentor = self.mentor


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee": mentee,
            "mentor": mentor,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentee = d.pop("mentee")

        mentor = d.pop("mentor")

        sides_view = cls(
            mentee=mentee,
            mentor=mentor,
        )


        sides_view.additional_properties = d
        return sides_view

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
