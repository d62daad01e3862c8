from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.reason_view_factor import ReasonViewFactor
from ..models.reason_view_side import ReasonViewSide






T = TypeVar("T", bound="ReasonView")



@_attrs_define
class ReasonView:
    """ What one factor adds to the score of a side: contribution = weight × value.

    The weights of a side sum to 1, but for a mentor who knows none of the skills that are wanted, nor one close to
    them: there
    all but that of the skills are a quarter of themselves, so that nobody is recommended for the rest alone.

        Attributes:
            side (ReasonViewSide): To whose side it adds: what the mentee gains, or what the mentor wished for.
            factor (ReasonViewFactor): What is compared.
            weight (float): How much it counts for its side, 0 to 1.
            value (float): How well it fits, 0 to 1.
            contribution (float): What it adds to the score of its side: weight × value.
            missing (bool): Whether one of the two has not answered: then the value is what a quarter of all answers stay
                below.
            text (str): The same for people, in the language asked for.
     """

    side: ReasonViewSide
    factor: ReasonViewFactor
    weight: float
    value: float
    contribution: float
    missing: bool
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        side = self.side.value

        factor = self.factor.value

        weight = self.weight

        value = self.value

        contribution = self.contribution

        missing = self.missing

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "side": side,
            "factor": factor,
            "weight": weight,
            "value": value,
            "contribution": contribution,
            "missing": missing,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        side = ReasonViewSide(d.pop("side"))




        factor = ReasonViewFactor(d.pop("factor"))




        weight = d.pop("weight")

        value = d.pop("value")

        contribution = d.pop("contribution")

        missing = d.pop("missing")

        text = d.pop("text")

        reason_view = cls(
            side=side,
            factor=factor,
            weight=weight,
            value=value,
            contribution=contribution,
            missing=missing,
            text=text,
        )


        reason_view.additional_properties = d
        return reason_view

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
