from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="LadderView")



@_attrs_define
class LadderView:
    """ After how many requests that ran out of time and sessions that the mentor did not come to, together, which step is
    taken.

        Attributes:
            told (int | None): They are told that it was noticed. Null: there is no such step.
            rest (int | None): Nobody new is sent to them in this programme until they come back.
            unmatched (int | None): Nobody new is sent to them there until those who look after it let them.
            within_days (int): What is longer ago counts no more.
     """

    told: int | None
    rest: int | None
    unmatched: int | None
    within_days: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        told: int | None
        told = self.told

        rest: int | None
        rest = self.rest

        unmatched: int | None
        unmatched = self.unmatched

        within_days = self.within_days


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "told": told,
            "rest": rest,
            "unmatched": unmatched,
            "within_days": within_days,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_told(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        told = _parse_told(d.pop("told"))


        def _parse_rest(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rest = _parse_rest(d.pop("rest"))


        def _parse_unmatched(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unmatched = _parse_unmatched(d.pop("unmatched"))


        within_days = d.pop("within_days")

        ladder_view = cls(
            told=told,
            rest=rest,
            unmatched=unmatched,
            within_days=within_days,
        )


        ladder_view.additional_properties = d
        return ladder_view

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
