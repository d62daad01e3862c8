from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="AnswerView")



@_attrs_define
class AnswerView:
    """ What the receiver says to feedback.

        Attributes:
            text (str): In their own words.
            answered_at (datetime.datetime): When it was answered, in UTC.
            action_step_id (None | UUID): The action step that they made of it; null where they made none.
     """

    text: str
    answered_at: datetime.datetime
    action_step_id: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        answered_at = self.answered_at.isoformat()

        action_step_id: None | str
        if isinstance(self.action_step_id, UUID):
            action_step_id = str(self.action_step_id)
        else:
            action_step_id = self.action_step_id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "text": text,
            "answered_at": answered_at,
            "action_step_id": action_step_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        answered_at = datetime.datetime.fromisoformat(d.pop("answered_at"))




        def _parse_action_step_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                action_step_id_type_0 = UUID(data)



                return action_step_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        action_step_id = _parse_action_step_id(d.pop("action_step_id"))


        answer_view = cls(
            text=text,
            answered_at=answered_at,
            action_step_id=action_step_id,
        )


        answer_view.additional_properties = d
        return answer_view

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
