from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentor_body_meeting_rhythm import MentorBodyMeetingRhythm
from ..models.mentor_body_mentee_types_item import MentorBodyMenteeTypesItem
from ..models.mentor_body_stage import MentorBodyStage
from ..models.mentor_body_styles_item import MentorBodyStylesItem
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.language_body import LanguageBody
  from ..models.skill_level_body import SkillLevelBody





T = TypeVar("T", bound="MentorBody")



@_attrs_define
class MentorBody:
    """ The whole mentor profile.

        Attributes:
            headline (str): One line that says who they are.
            skills (list[SkillLevelBody]): What you can teach, and how well you know it.
            stage (MentorBodyStage): Where they stand in their career.
            meeting_rhythm (MentorBodyMeetingRhythm): How often they want to meet.
            capacity (int): Mentees at a time.
            about (str | Unset): Who they are, in their own words. Default: ''.
            industries (list[str] | Unset): Where you have worked.
            years_of_experience (int | Unset): Whole years at work. Default: 0.
            mentee_types (list[MentorBodyMenteeTypesItem] | Unset): Whom one wants to mentor; empty is everybody.
            styles (list[MentorBodyStylesItem] | Unset): How they like to work together.
            languages (list[LanguageBody] | None | Unset): Those one mentors in; left out: all one speaks.
            paused (bool | Unset): Whether one takes no new mentees for now. Default: False.
            public (bool | Unset): Whether name, headline, about and what one offers are shown to people who have not signed
                in, search engines too. Default: False.
     """

    headline: str
    skills: list[SkillLevelBody]
    stage: MentorBodyStage
    meeting_rhythm: MentorBodyMeetingRhythm
    capacity: int
    about: str | Unset = ''
    industries: list[str] | Unset = UNSET
    years_of_experience: int | Unset = 0
    mentee_types: list[MentorBodyMenteeTypesItem] | Unset = UNSET
    styles: list[MentorBodyStylesItem] | Unset = UNSET
    languages: list[LanguageBody] | None | Unset = UNSET
    paused: bool | Unset = False
    public: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        from ..models.language_body import LanguageBody # noqa: PLC0415
        from ..models.skill_level_body import SkillLevelBody # noqa: PLC0415
        headline = self.headline

        skills = []
        for skills_item_data in self.skills:
            skills_item = skills_item_data.to_dict()
            skills.append(skills_item)



        stage = self.stage.value

        meeting_rhythm = self.meeting_rhythm.value

        capacity = self.capacity

        about = self.about

        industries: list[str] | Unset = UNSET
        if not isinstance(self.industries, Unset):
            industries = self.industries



        years_of_experience = self.years_of_experience

        mentee_types: list[str] | Unset = UNSET
        if not isinstance(self.mentee_types, Unset):
            mentee_types = []
            for mentee_types_item_data in self.mentee_types:
                mentee_types_item = mentee_types_item_data.value
                mentee_types.append(mentee_types_item)



        styles: list[str] | Unset = UNSET
        if not isinstance(self.styles, Unset):
            styles = []
            for styles_item_data in self.styles:
                styles_item = styles_item_data.value
                styles.append(styles_item)



        languages: list[dict[str, Any]] | None | Unset
        if isinstance(self.languages, Unset):
            languages = UNSET
        elif isinstance(self.languages, list):
            languages = []
            for languages_type_0_item_data in self.languages:
                languages_type_0_item = languages_type_0_item_data.to_dict()
                languages.append(languages_type_0_item)


        else:
            languages = self.languages

        paused = self.paused

        public = self.public


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "headline": headline,
            "skills": skills,
            "stage": stage,
            "meeting_rhythm": meeting_rhythm,
            "capacity": capacity,
        })
        if about is not UNSET:
            field_dict["about"] = about
        if industries is not UNSET:
            field_dict["industries"] = industries
        if years_of_experience is not UNSET:
            field_dict["years_of_experience"] = years_of_experience
        if mentee_types is not UNSET:
            field_dict["mentee_types"] = mentee_types
        if styles is not UNSET:
            field_dict["styles"] = styles
        if languages is not UNSET:
            field_dict["languages"] = languages
        if paused is not UNSET:
            field_dict["paused"] = paused
        if public is not UNSET:
            field_dict["public"] = public

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.language_body import LanguageBody # noqa: PLC0415
        from ..models.skill_level_body import SkillLevelBody # noqa: PLC0415
        d = dict(src_dict)
        headline = d.pop("headline")

        skills = []
        _skills = d.pop("skills")
        for skills_item_data in (_skills):
            skills_item = SkillLevelBody.from_dict(skills_item_data)



            skills.append(skills_item)


        stage = MentorBodyStage(d.pop("stage"))




        meeting_rhythm = MentorBodyMeetingRhythm(d.pop("meeting_rhythm"))




        capacity = d.pop("capacity")

        about = d.pop("about", UNSET)

        industries = cast(list[str], d.pop("industries", UNSET))


        years_of_experience = d.pop("years_of_experience", UNSET)

        _mentee_types = d.pop("mentee_types", UNSET)
        mentee_types: list[MentorBodyMenteeTypesItem] | Unset = UNSET
        if _mentee_types is not UNSET:
            mentee_types = []
            for mentee_types_item_data in _mentee_types:
                mentee_types_item = MentorBodyMenteeTypesItem(mentee_types_item_data)



                mentee_types.append(mentee_types_item)


        _styles = d.pop("styles", UNSET)
        styles: list[MentorBodyStylesItem] | Unset = UNSET
        if _styles is not UNSET:
            styles = []
            for styles_item_data in _styles:
                styles_item = MentorBodyStylesItem(styles_item_data)



                styles.append(styles_item)


        def _parse_languages(data: object) -> list[LanguageBody] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                languages_type_0 = []
                _languages_type_0 = data
                for languages_type_0_item_data in (_languages_type_0):
                    languages_type_0_item = LanguageBody.from_dict(languages_type_0_item_data)



                    languages_type_0.append(languages_type_0_item)

                return languages_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[LanguageBody] | None | Unset, data)

        languages = _parse_languages(d.pop("languages", UNSET))


        paused = d.pop("paused", UNSET)

        public = d.pop("public", UNSET)

        mentor_body = cls(
            headline=headline,
            skills=skills,
            stage=stage,
            meeting_rhythm=meeting_rhythm,
            capacity=capacity,
            about=about,
            industries=industries,
            years_of_experience=years_of_experience,
            mentee_types=mentee_types,
            styles=styles,
            languages=languages,
            paused=paused,
            public=public,
        )

        return mentor_body

