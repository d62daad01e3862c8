from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.profile_goal_view_horizon import ProfileGoalViewHorizon
from ..models.profile_goal_view_kind import ProfileGoalViewKind
from typing import cast






T = TypeVar("T", bound="ProfileGoalView")



@_attrs_define
class ProfileGoalView:
    """ Where one wants to get.

        Attributes:
            text (str): The goal in plain words.
            skills (list[str]): The skills that it takes, by their slugs.
            horizon (ProfileGoalViewHorizon): Whether it is meant for soon or for later.
            kind (ProfileGoalViewKind): What sort of goal it is.
     """

    text: str
    skills: list[str]
    horizon: ProfileGoalViewHorizon
    kind: ProfileGoalViewKind
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        skills = self.skills



        horizon = self.horizon.value

        kind = self.kind.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "text": text,
            "skills": skills,
            "horizon": horizon,
            "kind": kind,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        skills = cast(list[str], d.pop("skills"))


        horizon = ProfileGoalViewHorizon(d.pop("horizon"))




        kind = ProfileGoalViewKind(d.pop("kind"))




        profile_goal_view = cls(
            text=text,
            skills=skills,
            horizon=horizon,
            kind=kind,
        )


        profile_goal_view.additional_properties = d
        return profile_goal_view

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
