from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_seen_status import GoalSeenStatus
from typing import cast

if TYPE_CHECKING:
  from ..models.step_seen import StepSeen





T = TypeVar("T", bound="GoalSeen")



@_attrs_define
class GoalSeen:
    """ 
        Attributes:
            text (None | str): The goal; null once who wrote it is gone.
            status (GoalSeenStatus): How far it is.
            action_steps (list[StepSeen]): The steps that lead to it.
     """

    text: None | str
    status: GoalSeenStatus
    action_steps: list[StepSeen]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.step_seen import StepSeen # noqa: PLC0415
        text: None | str
        text = self.text

        status = self.status.value

        action_steps = []
        for action_steps_item_data in self.action_steps:
            action_steps_item = action_steps_item_data.to_dict()
            action_steps.append(action_steps_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "text": text,
            "status": status,
            "action_steps": action_steps,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.step_seen import StepSeen # noqa: PLC0415
        d = dict(src_dict)
        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        status = GoalSeenStatus(d.pop("status"))




        action_steps = []
        _action_steps = d.pop("action_steps")
        for action_steps_item_data in (_action_steps):
            action_steps_item = StepSeen.from_dict(action_steps_item_data)



            action_steps.append(action_steps_item)


        goal_seen = cls(
            text=text,
            status=status,
            action_steps=action_steps,
        )


        goal_seen.additional_properties = d
        return goal_seen

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
