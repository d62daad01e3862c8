from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.public_card_view_meeting_rhythm import PublicCardViewMeetingRhythm
from ..models.public_card_view_mentee_types_item import PublicCardViewMenteeTypesItem
from ..models.public_card_view_stage import PublicCardViewStage
from ..models.public_card_view_styles_item import PublicCardViewStylesItem
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.language_view import LanguageView
  from ..models.skill_level_view import SkillLevelView





T = TypeVar("T", bound="PublicCardView")



@_attrs_define
class PublicCardView:
    """ A mentor as everybody sees them who agreed to it.

        Attributes:
            card_id (UUID): Of the card alone, and only as long as it is shown: it says nothing of who they are elsewhere.
            name (str): As they want to be called; empty where they have told none.
            headline (str): One line that says who they are.
            about (str): Who they are, in their own words.
            skills (list[SkillLevelView]): What they can teach, and how well they know it.
            industries (list[str]): In the words of whoever wrote them.
            years_of_experience (int): Whole years at work.
            stage (PublicCardViewStage): Where they stand in their career.
            mentee_types (list[PublicCardViewMenteeTypesItem]): The stages of the mentees they want; empty: any.
            styles (list[PublicCardViewStylesItem]): How they like to work together.
            languages (list[LanguageView]): What they speak, and how well.
            meeting_rhythm (PublicCardViewMeetingRhythm): How often they want to meet.
     """

    card_id: UUID
    name: str
    headline: str
    about: str
    skills: list[SkillLevelView]
    industries: list[str]
    years_of_experience: int
    stage: PublicCardViewStage
    mentee_types: list[PublicCardViewMenteeTypesItem]
    styles: list[PublicCardViewStylesItem]
    languages: list[LanguageView]
    meeting_rhythm: PublicCardViewMeetingRhythm
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.language_view import LanguageView # noqa: PLC0415
        from ..models.skill_level_view import SkillLevelView # noqa: PLC0415
        card_id = str(self.card_id)

        name = self.name

        headline = self.headline

        about = self.about

        skills = []
        for skills_item_data in self.skills:
            skills_item = skills_item_data.to_dict()
            skills.append(skills_item)



        industries = self.industries



        years_of_experience = self.years_of_experience

        stage = self.stage.value

        mentee_types = []
        for mentee_types_item_data in self.mentee_types:
            mentee_types_item = mentee_types_item_data.value
            mentee_types.append(mentee_types_item)



        styles = []
        for styles_item_data in self.styles:
            styles_item = styles_item_data.value
            styles.append(styles_item)



        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        meeting_rhythm = self.meeting_rhythm.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "card_id": card_id,
            "name": name,
            "headline": headline,
            "about": about,
            "skills": skills,
            "industries": industries,
            "years_of_experience": years_of_experience,
            "stage": stage,
            "mentee_types": mentee_types,
            "styles": styles,
            "languages": languages,
            "meeting_rhythm": meeting_rhythm,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.language_view import LanguageView # noqa: PLC0415
        from ..models.skill_level_view import SkillLevelView # noqa: PLC0415
        d = dict(src_dict)
        card_id = UUID(d.pop("card_id"))




        name = d.pop("name")

        headline = d.pop("headline")

        about = d.pop("about")

        skills = []
        _skills = d.pop("skills")
        for skills_item_data in (_skills):
            skills_item = SkillLevelView.from_dict(skills_item_data)



            skills.append(skills_item)


        industries = cast(list[str], d.pop("industries"))


        years_of_experience = d.pop("years_of_experience")

        stage = PublicCardViewStage(d.pop("stage"))




        mentee_types = []
        _mentee_types = d.pop("mentee_types")
        for mentee_types_item_data in (_mentee_types):
            mentee_types_item = PublicCardViewMenteeTypesItem(mentee_types_item_data)



            mentee_types.append(mentee_types_item)


        styles = []
        _styles = d.pop("styles")
        for styles_item_data in (_styles):
            styles_item = PublicCardViewStylesItem(styles_item_data)



            styles.append(styles_item)


        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = LanguageView.from_dict(languages_item_data)



            languages.append(languages_item)


        meeting_rhythm = PublicCardViewMeetingRhythm(d.pop("meeting_rhythm"))




        public_card_view = cls(
            card_id=card_id,
            name=name,
            headline=headline,
            about=about,
            skills=skills,
            industries=industries,
            years_of_experience=years_of_experience,
            stage=stage,
            mentee_types=mentee_types,
            styles=styles,
            languages=languages,
            meeting_rhythm=meeting_rhythm,
        )


        public_card_view.additional_properties = d
        return public_card_view

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
