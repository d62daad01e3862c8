from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="LimitsBody")



@_attrs_define
class LimitsBody:
    """ At most so many sessions on your calendar; null: as many as there is time for.

        Attributes:
            a_day (int | None | Unset): Sessions on one date of your wall clock.
            a_week (int | None | Unset): Sessions in one week, Monday to Sunday.
            a_month (int | None | Unset): Sessions in one calendar month.
     """

    a_day: int | None | Unset = UNSET
    a_week: int | None | Unset = UNSET
    a_month: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        a_day: int | None | Unset
        if isinstance(self.a_day, Unset):
            a_day = UNSET
        else:
            a_day = self.a_day

        a_week: int | None | Unset
        if isinstance(self.a_week, Unset):
            a_week = UNSET
        else:
            a_week = self.a_week

        a_month: int | None | Unset
        if isinstance(self.a_month, Unset):
            a_month = UNSET
        else:
            a_month = self.a_month


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if a_day is not UNSET:
            field_dict["a_day"] = a_day
        if a_week is not UNSET:
            field_dict["a_week"] = a_week
        if a_month is not UNSET:
            field_dict["a_month"] = a_month

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_a_day(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        a_day = _parse_a_day(d.pop("a_day", UNSET))


        def _parse_a_week(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        a_week = _parse_a_week(d.pop("a_week", UNSET))


        def _parse_a_month(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        a_month = _parse_a_month(d.pop("a_month", UNSET))


        limits_body = cls(
            a_day=a_day,
            a_week=a_week,
            a_month=a_month,
        )

        return limits_body

