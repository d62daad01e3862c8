from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="OutcomeCurveView")



@_attrs_define
class OutcomeCurveView:
    """ Who is not promoted yet, at the end of each quarter; if nobody left.

        Attributes:
            days (list[float]): Days since the clock started.
            mentored (list[float]): Shares of the mentored, from 0 to 1.
            others (list[float]): Shares of the others.
     """

    days: list[float]
    mentored: list[float]
    others: list[float]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        days = self.days



        mentored = self.mentored



        others = self.others




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "days": days,
            "mentored": mentored,
            "others": others,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        days = cast(list[float], d.pop("days"))


        mentored = cast(list[float], d.pop("mentored"))


        others = cast(list[float], d.pop("others"))


        outcome_curve_view = cls(
            days=days,
            mentored=mentored,
            others=others,
        )


        outcome_curve_view.additional_properties = d
        return outcome_curve_view

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
