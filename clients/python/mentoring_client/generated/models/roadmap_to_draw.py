from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.milestone_to_reach import MilestoneToReach





T = TypeVar("T", bound="RoadmapToDraw")



@_attrs_define
class RoadmapToDraw:
    """ 
        Attributes:
            today (str): The mentee's role today.
            target (str): The role that they want to reach.
            milestones (list[MilestoneToReach]): At most 20, in their order.
     """

    today: str
    target: str
    milestones: list[MilestoneToReach]





    def to_dict(self) -> dict[str, Any]:
        from ..models.milestone_to_reach import MilestoneToReach # noqa: PLC0415
        today = self.today

        target = self.target

        milestones = []
        for milestones_item_data in self.milestones:
            milestones_item = milestones_item_data.to_dict()
            milestones.append(milestones_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "today": today,
            "target": target,
            "milestones": milestones,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.milestone_to_reach import MilestoneToReach # noqa: PLC0415
        d = dict(src_dict)
        today = d.pop("today")

        target = d.pop("target")

        milestones = []
        _milestones = d.pop("milestones")
        for milestones_item_data in (_milestones):
            milestones_item = MilestoneToReach.from_dict(milestones_item_data)



            milestones.append(milestones_item)


        roadmap_to_draw = cls(
            today=today,
            target=target,
            milestones=milestones,
        )

        return roadmap_to_draw

