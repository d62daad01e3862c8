from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.count_view import CountView





T = TypeVar("T", bound="MentorCountsView")



@_attrs_define
class MentorCountsView:
    """ How many mentors fit, and what they have: at most fifty of each sort, the most frequent first.

        Attributes:
            total (int): How many fit, on all pages together.
            skills (list[CountView]): What they can teach; narrows by `skill`.
            languages (list[CountView]): What they speak as mentors; narrows by `language`.
            industries (list[CountView]): Where they have worked, however written; narrows by `industry`.
            styles (list[CountView]): How they like to work together; narrows by `style`.
            meeting_rhythms (list[CountView]): How often they want to meet; narrows by `meeting_rhythm`.
            stages (list[CountView]): Where they stand in their career.
     """

    total: int
    skills: list[CountView]
    languages: list[CountView]
    industries: list[CountView]
    styles: list[CountView]
    meeting_rhythms: list[CountView]
    stages: list[CountView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.count_view import CountView # noqa: PLC0415
        total = self.total

        skills = []
        for skills_item_data in self.skills:
            skills_item = skills_item_data.to_dict()
            skills.append(skills_item)



        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        industries = []
        for industries_item_data in self.industries:
            industries_item = industries_item_data.to_dict()
            industries.append(industries_item)



        styles = []
        for styles_item_data in self.styles:
            styles_item = styles_item_data.to_dict()
            styles.append(styles_item)



        meeting_rhythms = []
        for meeting_rhythms_item_data in self.meeting_rhythms:
            meeting_rhythms_item = meeting_rhythms_item_data.to_dict()
            meeting_rhythms.append(meeting_rhythms_item)



        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "total": total,
            "skills": skills,
            "languages": languages,
            "industries": industries,
            "styles": styles,
            "meeting_rhythms": meeting_rhythms,
            "stages": stages,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.count_view import CountView # noqa: PLC0415
        d = dict(src_dict)
        total = d.pop("total")

        skills = []
        _skills = d.pop("skills")
        for skills_item_data in (_skills):
            skills_item = CountView.from_dict(skills_item_data)



            skills.append(skills_item)


        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = CountView.from_dict(languages_item_data)



            languages.append(languages_item)


        industries = []
        _industries = d.pop("industries")
        for industries_item_data in (_industries):
            industries_item = CountView.from_dict(industries_item_data)



            industries.append(industries_item)


        styles = []
        _styles = d.pop("styles")
        for styles_item_data in (_styles):
            styles_item = CountView.from_dict(styles_item_data)



            styles.append(styles_item)


        meeting_rhythms = []
        _meeting_rhythms = d.pop("meeting_rhythms")
        for meeting_rhythms_item_data in (_meeting_rhythms):
            meeting_rhythms_item = CountView.from_dict(meeting_rhythms_item_data)



            meeting_rhythms.append(meeting_rhythms_item)


        stages = []
        _stages = d.pop("stages")
        for stages_item_data in (_stages):
            stages_item = CountView.from_dict(stages_item_data)



            stages.append(stages_item)


        mentor_counts_view = cls(
            total=total,
            skills=skills,
            languages=languages,
            industries=industries,
            styles=styles,
            meeting_rhythms=meeting_rhythms,
            stages=stages,
        )


        mentor_counts_view.additional_properties = d
        return mentor_counts_view

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
