from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="NudgeEffectView")



@_attrs_define
class NudgeEffectView:
    """ By how much more often something happens within seven days where it is said.

        Attributes:
            value (float): A difference of shares.
            low (float): Where its 95 % interval begins (Newcombe's).
            high (float): Where it ends.
            smallest_shown (float): The smallest true difference that so many show in four of five cases.
     """

    value: float
    low: float
    high: float
    smallest_shown: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        value = self.value

        low = self.low

        high = self.high

        smallest_shown = self.smallest_shown


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "value": value,
            "low": low,
            "high": high,
            "smallest_shown": smallest_shown,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value = d.pop("value")

        low = d.pop("low")

        high = d.pop("high")

        smallest_shown = d.pop("smallest_shown")

        nudge_effect_view = cls(
            value=value,
            low=low,
            high=high,
            smallest_shown=smallest_shown,
        )


        nudge_effect_view.additional_properties = d
        return nudge_effect_view

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
