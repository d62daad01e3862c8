from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.card_view_can_item import CardViewCanItem
from ..models.card_view_meeting_rhythm import CardViewMeetingRhythm
from ..models.card_view_mentee_types_item import CardViewMenteeTypesItem
from ..models.card_view_stage import CardViewStage
from ..models.card_view_styles_item import CardViewStylesItem
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.language_view import LanguageView
  from ..models.photo_view import PhotoView
  from ..models.skill_level_view import SkillLevelView





T = TypeVar("T", bound="CardView")



@_attrs_define
class CardView:
    """ A mentor as everybody who is signed in sees them.

        Attributes:
            person_id (UUID): Who they are; what requests and bookings name.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            name (str): As they want to be called; empty where they have told none.
            headline (str): One line that says who they are.
            about (str): Who they are, in their own words.
            skills (list[SkillLevelView]): What they can teach, and how well they know it.
            industries (list[str]): In the words of whoever wrote them.
            years_of_experience (int): Whole years at work.
            stage (CardViewStage): Where they stand in their career.
            mentee_types (list[CardViewMenteeTypesItem]): The stages of the mentees they want; empty: any.
            styles (list[CardViewStylesItem]): How they like to work together.
            languages (list[LanguageView]): What they speak, and how well.
            meeting_rhythm (CardViewMeetingRhythm): How often they want to meet.
            paused (bool): Whether they take no new mentees at present.
            photo (None | PhotoView): Where their photo is to be had; null where they show none.
            can (list[CardViewCanItem]): What the asker may do with it now.
     """

    person_id: UUID
    version: int
    name: str
    headline: str
    about: str
    skills: list[SkillLevelView]
    industries: list[str]
    years_of_experience: int
    stage: CardViewStage
    mentee_types: list[CardViewMenteeTypesItem]
    styles: list[CardViewStylesItem]
    languages: list[LanguageView]
    meeting_rhythm: CardViewMeetingRhythm
    paused: bool
    photo: None | PhotoView
    can: list[CardViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.language_view import LanguageView # noqa: PLC0415
        from ..models.photo_view import PhotoView # noqa: PLC0415
        from ..models.skill_level_view import SkillLevelView # noqa: PLC0415
        person_id = str(self.person_id)

        version = self.version

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

        paused = self.paused

        photo: dict[str, Any] | None
        if isinstance(self.photo, PhotoView):
            photo = self.photo.to_dict()
        else:
            photo = self.photo

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "version": version,
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
            "paused": paused,
            "photo": photo,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.language_view import LanguageView # noqa: PLC0415
        from ..models.photo_view import PhotoView # noqa: PLC0415
        from ..models.skill_level_view import SkillLevelView # noqa: PLC0415
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        version = d.pop("version")

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

        stage = CardViewStage(d.pop("stage"))




        mentee_types = []
        _mentee_types = d.pop("mentee_types")
        for mentee_types_item_data in (_mentee_types):
            mentee_types_item = CardViewMenteeTypesItem(mentee_types_item_data)



            mentee_types.append(mentee_types_item)


        styles = []
        _styles = d.pop("styles")
        for styles_item_data in (_styles):
            styles_item = CardViewStylesItem(styles_item_data)



            styles.append(styles_item)


        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = LanguageView.from_dict(languages_item_data)



            languages.append(languages_item)


        meeting_rhythm = CardViewMeetingRhythm(d.pop("meeting_rhythm"))




        paused = d.pop("paused")

        def _parse_photo(data: object) -> None | PhotoView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                photo_type_0 = PhotoView.from_dict(data)



                return photo_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PhotoView, data)

        photo = _parse_photo(d.pop("photo"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = CardViewCanItem(can_item_data)



            can.append(can_item)


        card_view = cls(
            person_id=person_id,
            version=version,
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
            paused=paused,
            photo=photo,
            can=can,
        )


        card_view.additional_properties = d
        return card_view

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
