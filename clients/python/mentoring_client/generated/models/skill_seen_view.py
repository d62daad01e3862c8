from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.course_view import CourseView





T = TypeVar("T", bound="SkillSeenView")



@_attrs_define
class SkillSeenView:
    """ 
        Attributes:
            skill (str): The skill's slug.
            own (CourseView):
            mentors (CourseView):
            named (int): How often the mentor found it strong, in revealed feedback and in thanks.
            level (float | None): What both see last, on average, with a quarter for each naming, one at most; null while
                nobody has rated it.
     """

    skill: str
    own: CourseView
    mentors: CourseView
    named: int
    level: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.course_view import CourseView # noqa: PLC0415
        skill = self.skill

        own = self.own.to_dict()

        mentors = self.mentors.to_dict()

        named = self.named

        level: float | None
        level = self.level


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "skill": skill,
            "own": own,
            "mentors": mentors,
            "named": named,
            "level": level,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course_view import CourseView # noqa: PLC0415
        d = dict(src_dict)
        skill = d.pop("skill")

        own = CourseView.from_dict(d.pop("own"))




        mentors = CourseView.from_dict(d.pop("mentors"))




        named = d.pop("named")

        def _parse_level(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        level = _parse_level(d.pop("level"))


        skill_seen_view = cls(
            skill=skill,
            own=own,
            mentors=mentors,
            named=named,
            level=level,
        )


        skill_seen_view.additional_properties = d
        return skill_seen_view

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
