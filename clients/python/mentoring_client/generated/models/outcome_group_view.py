from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="OutcomeGroupView")



@_attrs_define
class OutcomeGroupView:
    """ How far those of a group come whom the programme has put into it; null: too few, nearly all, or to be worked out
    from others.

        Attributes:
            group (str): As the organisation calls it.
            people (int): How many there are.
            signed_up (float | None): The share who have signed up.
            matched (float | None): The share who have a mentor.
            met (float | None): The share who have met them.
            goal_completed (float | None): The share who have completed a goal.
     """

    group: str
    people: int
    signed_up: float | None
    matched: float | None
    met: float | None
    goal_completed: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        group = self.group

        people = self.people

        signed_up: float | None
        signed_up = self.signed_up

        matched: float | None
        matched = self.matched

        met: float | None
        met = self.met

        goal_completed: float | None
        goal_completed = self.goal_completed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "group": group,
            "people": people,
            "signed_up": signed_up,
            "matched": matched,
            "met": met,
            "goal_completed": goal_completed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        group = d.pop("group")

        people = d.pop("people")

        def _parse_signed_up(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        signed_up = _parse_signed_up(d.pop("signed_up"))


        def _parse_matched(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        matched = _parse_matched(d.pop("matched"))


        def _parse_met(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        met = _parse_met(d.pop("met"))


        def _parse_goal_completed(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        goal_completed = _parse_goal_completed(d.pop("goal_completed"))


        outcome_group_view = cls(
            group=group,
            people=people,
            signed_up=signed_up,
            matched=matched,
            met=met,
            goal_completed=goal_completed,
        )


        outcome_group_view.additional_properties = d
        return outcome_group_view

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
