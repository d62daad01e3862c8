from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="LimitsView")



@_attrs_define
class LimitsView:
    """ 
        Attributes:
            a_day (int | None): Sessions on one date of the wall clock; null: no limit.
            a_week (int | None): Sessions in one week, Monday to Sunday; null: no limit.
            a_month (int | None): Sessions in one calendar month; null: no limit.
     """

    a_day: int | None
    a_week: int | None
    a_month: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        a_day: int | None
        a_day = self.a_day

        a_week: int | None
        a_week = self.a_week

        a_month: int | None
        a_month = self.a_month


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "a_day": a_day,
            "a_week": a_week,
            "a_month": a_month,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_a_day(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        a_day = _parse_a_day(d.pop("a_day"))


        def _parse_a_week(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        a_week = _parse_a_week(d.pop("a_week"))


        def _parse_a_month(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        a_month = _parse_a_month(d.pop("a_month"))


        limits_view = cls(
            a_day=a_day,
            a_week=a_week,
            a_month=a_month,
        )


        limits_view.additional_properties = d
        return limits_view

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
