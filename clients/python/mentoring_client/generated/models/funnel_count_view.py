from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.funnel_count_view_stage import FunnelCountViewStage
from typing import cast






T = TypeVar("T", bound="FunnelCountView")



@_attrs_define
class FunnelCountView:
    """ How many have reached a stage by the end of a week.

        Attributes:
            stage (FunnelCountViewStage): Which stage.
            people (int | None): How many by then; null for one to four.
     """

    stage: FunnelCountViewStage
    people: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        stage = self.stage.value

        people: int | None
        people = self.people


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "stage": stage,
            "people": people,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        stage = FunnelCountViewStage(d.pop("stage"))




        def _parse_people(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        people = _parse_people(d.pop("people"))


        funnel_count_view = cls(
            stage=stage,
            people=people,
        )


        funnel_count_view.additional_properties = d
        return funnel_count_view

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
