from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.tracked_goal_view import TrackedGoalView





T = TypeVar("T", bound="TrackerView")



@_attrs_define
class TrackerView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it is of.
            goals (list[TrackedGoalView]): Every goal, the oldest first.
     """

    mentorship_id: UUID
    goals: list[TrackedGoalView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.tracked_goal_view import TrackedGoalView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        goals = []
        for goals_item_data in self.goals:
            goals_item = goals_item_data.to_dict()
            goals.append(goals_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "goals": goals,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tracked_goal_view import TrackedGoalView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        goals = []
        _goals = d.pop("goals")
        for goals_item_data in (_goals):
            goals_item = TrackedGoalView.from_dict(goals_item_data)



            goals.append(goals_item)


        tracker_view = cls(
            mentorship_id=mentorship_id,
            goals=goals,
        )


        tracker_view.additional_properties = d
        return tracker_view

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
