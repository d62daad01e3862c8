from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.course_view import CourseView
  from ..models.skill_seen_view import SkillSeenView





T = TypeVar("T", bound="SkillPictureView")



@_attrs_define
class SkillPictureView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it belongs to.
            skills (list[SkillSeenView]): Each that was rated or named.
            confidence (CourseView):
            text (str): All of it in words.
     """

    mentorship_id: UUID
    skills: list[SkillSeenView]
    confidence: CourseView
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.course_view import CourseView # noqa: PLC0415
        from ..models.skill_seen_view import SkillSeenView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        skills = []
        for skills_item_data in self.skills:
            skills_item = skills_item_data.to_dict()
            skills.append(skills_item)



        confidence = self.confidence.to_dict()

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "skills": skills,
            "confidence": confidence,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course_view import CourseView # noqa: PLC0415
        from ..models.skill_seen_view import SkillSeenView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        skills = []
        _skills = d.pop("skills")
        for skills_item_data in (_skills):
            skills_item = SkillSeenView.from_dict(skills_item_data)



            skills.append(skills_item)


        confidence = CourseView.from_dict(d.pop("confidence"))




        text = d.pop("text")

        skill_picture_view = cls(
            mentorship_id=mentorship_id,
            skills=skills,
            confidence=confidence,
            text=text,
        )


        skill_picture_view.additional_properties = d
        return skill_picture_view

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
