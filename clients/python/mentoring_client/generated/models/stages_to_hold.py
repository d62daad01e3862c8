from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.stage_body import StageBody





T = TypeVar("T", bound="StagesToHold")



@_attrs_define
class StagesToHold:
    """ The whole table; it holds for mentorships that begin from now on.

        Attributes:
            stages (list[StageBody]): Each of the four, once.
     """

    stages: list[StageBody]





    def to_dict(self) -> dict[str, Any]:
        from ..models.stage_body import StageBody # noqa: PLC0415
        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "stages": stages,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.stage_body import StageBody # noqa: PLC0415
        d = dict(src_dict)
        stages = []
        _stages = d.pop("stages")
        for stages_item_data in (_stages):
            stages_item = StageBody.from_dict(stages_item_data)



            stages.append(stages_item)


        stages_to_hold = cls(
            stages=stages,
        )

        return stages_to_hold

