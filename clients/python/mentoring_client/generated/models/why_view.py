from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.why_view_factor import WhyViewFactor
from ..models.why_view_kind import WhyViewKind






T = TypeVar("T", bound="WhyView")



@_attrs_define
class WhyView:
    """ One reason for the two, as one of them is told it.

        Attributes:
            factor (WhyViewFactor): What it is about.
            text (str): The reason as a sentence, in the language of the request.
            value (float): How well the two fit in it, 0 to 1.
            kind (WhyViewKind): Whether it speaks for the two or against them: from a value of a half on, for them.
     """

    factor: WhyViewFactor
    text: str
    value: float
    kind: WhyViewKind
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        factor = self.factor.value

        text = self.text

        value = self.value

        kind = self.kind.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "factor": factor,
            "text": text,
            "value": value,
            "kind": kind,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        factor = WhyViewFactor(d.pop("factor"))




        text = d.pop("text")

        value = d.pop("value")

        kind = WhyViewKind(d.pop("kind"))




        why_view = cls(
            factor=factor,
            text=text,
            value=value,
            kind=kind,
        )


        why_view.additional_properties = d
        return why_view

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
