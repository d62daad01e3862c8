from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.milestone_view import MilestoneView





T = TypeVar("T", bound="RoadmapView")



@_attrs_define
class RoadmapView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it belongs to.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            today (None | str): The mentee's role today. Null once who wrote it is not here for you any more.
            target (None | str): The role that they want to reach. Null once who wrote it is not here for you any more.
            milestones (list[MilestoneView]): In their order.
            can (list[Literal['change']]): What the asker may do with it now.
     """

    mentorship_id: UUID
    version: int
    today: None | str
    target: None | str
    milestones: list[MilestoneView]
    can: list[Literal['change']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.milestone_view import MilestoneView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        version = self.version

        today: None | str
        today = self.today

        target: None | str
        target = self.target

        milestones = []
        for milestones_item_data in self.milestones:
            milestones_item = milestones_item_data.to_dict()
            milestones.append(milestones_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "today": today,
            "target": target,
            "milestones": milestones,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.milestone_view import MilestoneView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        def _parse_today(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        today = _parse_today(d.pop("today"))


        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))


        milestones = []
        _milestones = d.pop("milestones")
        for milestones_item_data in (_milestones):
            milestones_item = MilestoneView.from_dict(milestones_item_data)



            milestones.append(milestones_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['change'] , can_item_data)
            if can_item != 'change':
                raise ValueError(f"can_item must match const 'change', got '{can_item}'")
            can.append(can_item)


        roadmap_view = cls(
            mentorship_id=mentorship_id,
            version=version,
            today=today,
            target=target,
            milestones=milestones,
            can=can,
        )


        roadmap_view.additional_properties = d
        return roadmap_view

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
