from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewLadder")



@_attrs_define
class NewLadder:
    """ After how many requests that ran out of time and sessions that the mentor did not come to, together, which step is
    taken.

        Attributes:
            told (int | None | Unset): They are told that it was noticed. Null: there is no such step.
            rest (int | None | Unset): Nobody new is sent to them in this programme until they come back.
            unmatched (int | None | Unset): Nobody new is sent to them there until those who look after it let them.
            within_days (int | Unset): What is longer ago counts no more. Default: 180.
     """

    told: int | None | Unset = UNSET
    rest: int | None | Unset = UNSET
    unmatched: int | None | Unset = UNSET
    within_days: int | Unset = 180





    def to_dict(self) -> dict[str, Any]:
        told: int | None | Unset
        if isinstance(self.told, Unset):
            told = UNSET
        else:
            told = self.told

        rest: int | None | Unset
        if isinstance(self.rest, Unset):
            rest = UNSET
        else:
            rest = self.rest

        unmatched: int | None | Unset
        if isinstance(self.unmatched, Unset):
            unmatched = UNSET
        else:
            unmatched = self.unmatched

        within_days = self.within_days


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if told is not UNSET:
            field_dict["told"] = told
        if rest is not UNSET:
            field_dict["rest"] = rest
        if unmatched is not UNSET:
            field_dict["unmatched"] = unmatched
        if within_days is not UNSET:
            field_dict["within_days"] = within_days

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_told(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        told = _parse_told(d.pop("told", UNSET))


        def _parse_rest(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        rest = _parse_rest(d.pop("rest", UNSET))


        def _parse_unmatched(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        unmatched = _parse_unmatched(d.pop("unmatched", UNSET))


        within_days = d.pop("within_days", UNSET)

        new_ladder = cls(
            told=told,
            rest=rest,
            unmatched=unmatched,
            within_days=within_days,
        )

        return new_ladder

