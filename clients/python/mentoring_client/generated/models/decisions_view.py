from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.action_step_view import ActionStepView





T = TypeVar("T", bound="DecisionsView")



@_attrs_define
class DecisionsView:
    """ 
        Attributes:
            session_id (UUID): The session in which they were made.
            action_steps (list[ActionStepView]): What became of them, in their order.
     """

    session_id: UUID
    action_steps: list[ActionStepView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.action_step_view import ActionStepView # noqa: PLC0415
        session_id = str(self.session_id)

        action_steps = []
        for action_steps_item_data in self.action_steps:
            action_steps_item = action_steps_item_data.to_dict()
            action_steps.append(action_steps_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "action_steps": action_steps,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.action_step_view import ActionStepView # noqa: PLC0415
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        action_steps = []
        _action_steps = d.pop("action_steps")
        for action_steps_item_data in (_action_steps):
            action_steps_item = ActionStepView.from_dict(action_steps_item_data)



            action_steps.append(action_steps_item)


        decisions_view = cls(
            session_id=session_id,
            action_steps=action_steps,
        )


        decisions_view.additional_properties = d
        return decisions_view

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
