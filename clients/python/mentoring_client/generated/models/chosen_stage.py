from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.chosen_stage_stage import ChosenStageStage






T = TypeVar("T", bound="ChosenStage")



@_attrs_define
class ChosenStage:
    """ 
        Attributes:
            stage (ChosenStageStage): The stage that the two go to.
     """

    stage: ChosenStageStage





    def to_dict(self) -> dict[str, Any]:
        stage = self.stage.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "stage": stage,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        stage = ChosenStageStage(d.pop("stage"))




        chosen_stage = cls(
            stage=stage,
        )

        return chosen_stage

