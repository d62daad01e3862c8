from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.goal_seen import GoalSeen
  from ..models.look_view import LookView
  from ..models.message_seen import MessageSeen





T = TypeVar("T", bound="InsideView")



@_attrs_define
class InsideView:
    """ What the two wrote to each other. Private notes, feedback and calls for help are not part of it.

        Attributes:
            look (LookView): Somebody who looks after the programme has read what the two wrote.
            agreement (list[str]): What they say of each part of the agreement that holds, and of what is proposed.
            goals (list[GoalSeen]): Every goal, the oldest first.
            messages (list[MessageSeen]): The last 50 of the thread, the latest first.
     """

    look: LookView
    agreement: list[str]
    goals: list[GoalSeen]
    messages: list[MessageSeen]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.goal_seen import GoalSeen # noqa: PLC0415
        from ..models.look_view import LookView # noqa: PLC0415
        from ..models.message_seen import MessageSeen # noqa: PLC0415
        look = self.look.to_dict()

        agreement = self.agreement



        goals = []
        for goals_item_data in self.goals:
            goals_item = goals_item_data.to_dict()
            goals.append(goals_item)



        messages = []
        for messages_item_data in self.messages:
            messages_item = messages_item_data.to_dict()
            messages.append(messages_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "look": look,
            "agreement": agreement,
            "goals": goals,
            "messages": messages,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.goal_seen import GoalSeen # noqa: PLC0415
        from ..models.look_view import LookView # noqa: PLC0415
        from ..models.message_seen import MessageSeen # noqa: PLC0415
        d = dict(src_dict)
        look = LookView.from_dict(d.pop("look"))




        agreement = cast(list[str], d.pop("agreement"))


        goals = []
        _goals = d.pop("goals")
        for goals_item_data in (_goals):
            goals_item = GoalSeen.from_dict(goals_item_data)



            goals.append(goals_item)


        messages = []
        _messages = d.pop("messages")
        for messages_item_data in (_messages):
            messages_item = MessageSeen.from_dict(messages_item_data)



            messages.append(messages_item)


        inside_view = cls(
            look=look,
            agreement=agreement,
            goals=goals,
            messages=messages,
        )


        inside_view.additional_properties = d
        return inside_view

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
