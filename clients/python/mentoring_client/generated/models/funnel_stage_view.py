from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.funnel_stage_view_stage import FunnelStageViewStage
from typing import cast






T = TypeVar("T", bound="FunnelStageView")



@_attrs_define
class FunnelStageView:
    """ A stage, and how many have reached it.

        Attributes:
            stage (FunnelStageViewStage): `eligible`: imported, or came by themselves; then invited, signed up, matched,
                first session, third session, first goal completed.
            people (int | None): How many have reached it so far; null for one to four.
            went_on (float | None): Of those of the stage before, the share who came on; null of a few.
     """

    stage: FunnelStageViewStage
    people: int | None
    went_on: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        stage = self.stage.value

        people: int | None
        people = self.people

        went_on: float | None
        went_on = self.went_on


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "stage": stage,
            "people": people,
            "went_on": went_on,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        stage = FunnelStageViewStage(d.pop("stage"))




        def _parse_people(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        people = _parse_people(d.pop("people"))


        def _parse_went_on(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        went_on = _parse_went_on(d.pop("went_on"))


        funnel_stage_view = cls(
            stage=stage,
            people=people,
            went_on=went_on,
        )


        funnel_stage_view.additional_properties = d
        return funnel_stage_view

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
