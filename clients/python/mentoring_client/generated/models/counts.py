from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="Counts")



@_attrs_define
class Counts:
    """ 
        Attributes:
            goals (int): Goals set, dropped ones left out.
            goals_completed (int): Of these, those completed.
            action_steps (int): Action steps added, dropped ones left out.
            action_steps_completed (int): Of these, those completed.
            sessions_completed (int): Sessions that took place.
            sessions_missed (int): Sessions that one side did not come to.
     """

    goals: int
    goals_completed: int
    action_steps: int
    action_steps_completed: int
    sessions_completed: int
    sessions_missed: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        goals = self.goals

        goals_completed = self.goals_completed

        action_steps = self.action_steps

        action_steps_completed = self.action_steps_completed

        sessions_completed = self.sessions_completed

        sessions_missed = self.sessions_missed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "goals": goals,
            "goals_completed": goals_completed,
            "action_steps": action_steps,
            "action_steps_completed": action_steps_completed,
            "sessions_completed": sessions_completed,
            "sessions_missed": sessions_missed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        goals = d.pop("goals")

        goals_completed = d.pop("goals_completed")

        action_steps = d.pop("action_steps")

        action_steps_completed = d.pop("action_steps_completed")

        sessions_completed = d.pop("sessions_completed")

        sessions_missed = d.pop("sessions_missed")

        counts = cls(
            goals=goals,
            goals_completed=goals_completed,
            action_steps=action_steps,
            action_steps_completed=action_steps_completed,
            sessions_completed=sessions_completed,
            sessions_missed=sessions_missed,
        )


        counts.additional_properties = d
        return counts

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
