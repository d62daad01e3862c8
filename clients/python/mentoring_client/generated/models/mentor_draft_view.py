from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.taught_skill import TaughtSkill





T = TypeVar("T", bound="MentorDraftView")



@_attrs_define
class MentorDraftView:
    """ What you could bring in as a mentor; `PUT /profiles/v1/me/mentor` takes the skills as they are.

        Attributes:
            ready (bool): Whether you have completed a mentorship with a goal reached.
            learnt_in (list[UUID]): The mentorships in which you did, the latest first.
            goals_reached (int): How many goals you have reached in them.
            skills (list[TaughtSkill]): What you could teach, the strongest first.
     """

    ready: bool
    learnt_in: list[UUID]
    goals_reached: int
    skills: list[TaughtSkill]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.taught_skill import TaughtSkill # noqa: PLC0415
        ready = self.ready

        learnt_in = []
        for learnt_in_item_data in self.learnt_in:
            learnt_in_item = str(learnt_in_item_data)
            learnt_in.append(learnt_in_item)



        goals_reached = self.goals_reached

        skills = []
        for skills_item_data in self.skills:
            skills_item = skills_item_data.to_dict()
            skills.append(skills_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "ready": ready,
            "learnt_in": learnt_in,
            "goals_reached": goals_reached,
            "skills": skills,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.taught_skill import TaughtSkill # noqa: PLC0415
        d = dict(src_dict)
        ready = d.pop("ready")

        learnt_in = []
        _learnt_in = d.pop("learnt_in")
        for learnt_in_item_data in (_learnt_in):
            learnt_in_item = UUID(learnt_in_item_data)



            learnt_in.append(learnt_in_item)


        goals_reached = d.pop("goals_reached")

        skills = []
        _skills = d.pop("skills")
        for skills_item_data in (_skills):
            skills_item = TaughtSkill.from_dict(skills_item_data)



            skills.append(skills_item)


        mentor_draft_view = cls(
            ready=ready,
            learnt_in=learnt_in,
            goals_reached=goals_reached,
            skills=skills,
        )


        mentor_draft_view.additional_properties = d
        return mentor_draft_view

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
