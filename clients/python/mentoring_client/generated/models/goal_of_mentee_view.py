from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_of_mentee_view_horizon import GoalOfMenteeViewHorizon
from ..models.goal_of_mentee_view_kind import GoalOfMenteeViewKind
from typing import cast

if TYPE_CHECKING:
  from ..models.skill_name_view import SkillNameView





T = TypeVar("T", bound="GoalOfMenteeView")



@_attrs_define
class GoalOfMenteeView:
    """ 
        Attributes:
            text (str): The goal in their own words.
            skills (list[SkillNameView]): The skills that it takes.
            horizon (GoalOfMenteeViewHorizon): Whether it is meant for soon or for later.
            kind (GoalOfMenteeViewKind): What sort it is.
     """

    text: str
    skills: list[SkillNameView]
    horizon: GoalOfMenteeViewHorizon
    kind: GoalOfMenteeViewKind
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.skill_name_view import SkillNameView # noqa: PLC0415
        text = self.text

        skills = []
        for skills_item_data in self.skills:
            skills_item = skills_item_data.to_dict()
            skills.append(skills_item)



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
        from ..models.skill_name_view import SkillNameView # noqa: PLC0415
        d = dict(src_dict)
        text = d.pop("text")

        skills = []
        _skills = d.pop("skills")
        for skills_item_data in (_skills):
            skills_item = SkillNameView.from_dict(skills_item_data)



            skills.append(skills_item)


        horizon = GoalOfMenteeViewHorizon(d.pop("horizon"))




        kind = GoalOfMenteeViewKind(d.pop("kind"))




        goal_of_mentee_view = cls(
            text=text,
            skills=skills,
            horizon=horizon,
            kind=kind,
        )


        goal_of_mentee_view.additional_properties = d
        return goal_of_mentee_view

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
