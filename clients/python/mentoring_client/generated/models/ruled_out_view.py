from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="RuledOutView")



@_attrs_define
class RuledOutView:
    """ How many pairs may not be matched, by the first rule that says so; who blocks whom is none of it.

        Attributes:
            language (int): They share no language that both speak at level 3.
            paused (int): The mentor takes nobody new.
            no_place (int): The mentor has no place free.
            must (int): Something that has to hold by the programme's rules does not; `musts` say what. Default: 0.
            below_minimum (int): Their score is below the run's minimum, or that of the rules.
     """

    language: int
    paused: int
    no_place: int
    below_minimum: int
    must: int = 0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        language = self.language

        paused = self.paused

        no_place = self.no_place

        must = self.must

        below_minimum = self.below_minimum


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "language": language,
            "paused": paused,
            "no_place": no_place,
            "must": must,
            "below_minimum": below_minimum,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = d.pop("language")

        paused = d.pop("paused")

        no_place = d.pop("no_place")

        must = d.pop("must")

        below_minimum = d.pop("below_minimum")

        ruled_out_view = cls(
            language=language,
            paused=paused,
            no_place=no_place,
            must=must,
            below_minimum=below_minimum,
        )


        ruled_out_view.additional_properties = d
        return ruled_out_view

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
