from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.outcome_difference_view_how import OutcomeDifferenceViewHow
from typing import cast






T = TypeVar("T", bound="OutcomeDifferenceView")



@_attrs_define
class OutcomeDifferenceView:
    """ Mentored less others; of `happier`, the probability itself, where 0.5 is no difference.

        Attributes:
            value (float): How much it is.
            low (float): Where the 95 % interval begins.
            high (float): Where it ends.
            smallest_shown (float): The smallest true difference that a programme of this size shows in four of five cases.
            how (OutcomeDifferenceViewHow): `weighted`: by the odds and resampled by mentor, where odds are unequal or
                people share a mentor; else `plain`.
            p_value (float | None): How often a draw that changes nothing would differ as much; null where nobody drew.
     """

    value: float
    low: float
    high: float
    smallest_shown: float
    how: OutcomeDifferenceViewHow
    p_value: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        value = self.value

        low = self.low

        high = self.high

        smallest_shown = self.smallest_shown

        how = self.how.value

        p_value: float | None
        p_value = self.p_value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "value": value,
            "low": low,
            "high": high,
            "smallest_shown": smallest_shown,
            "how": how,
            "p_value": p_value,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value = d.pop("value")

        low = d.pop("low")

        high = d.pop("high")

        smallest_shown = d.pop("smallest_shown")

        how = OutcomeDifferenceViewHow(d.pop("how"))




        def _parse_p_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        p_value = _parse_p_value(d.pop("p_value"))


        outcome_difference_view = cls(
            value=value,
            low=low,
            high=high,
            smallest_shown=smallest_shown,
            how=how,
            p_value=p_value,
        )


        outcome_difference_view.additional_properties = d
        return outcome_difference_view

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
