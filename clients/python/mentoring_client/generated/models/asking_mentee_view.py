from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.asking_mentee_view_meeting_rhythm import AskingMenteeViewMeetingRhythm
from ..models.asking_mentee_view_stage import AskingMenteeViewStage
from ..models.asking_mentee_view_styles_item import AskingMenteeViewStylesItem
from typing import cast

if TYPE_CHECKING:
  from ..models.goal_of_mentee_view import GoalOfMenteeView
  from ..models.skill_to_learn_view import SkillToLearnView
  from ..models.spoken_view import SpokenView





T = TypeVar("T", bound="AskingMenteeView")



@_attrs_define
class AskingMenteeView:
    """ Who asks, as their mentee profile says it now.

        Attributes:
            about (str): Who they are, in their own words.
            goals (list[GoalOfMenteeView]): Where they want to get.
            skills_wanted (list[SkillToLearnView]): What they want to learn, and how much it matters to them.
            industries (list[str]): In the words of whoever wrote them.
            stage (AskingMenteeViewStage): Where they stand in their career.
            styles (list[AskingMenteeViewStylesItem]): How they like to work together.
            languages (list[SpokenView]): What they speak, and how well.
            meeting_rhythm (AskingMenteeViewMeetingRhythm): How often they want to meet.
            expectations (str): What they expect of a mentor, in their own words; empty: nothing said.
     """

    about: str
    goals: list[GoalOfMenteeView]
    skills_wanted: list[SkillToLearnView]
    industries: list[str]
    stage: AskingMenteeViewStage
    styles: list[AskingMenteeViewStylesItem]
    languages: list[SpokenView]
    meeting_rhythm: AskingMenteeViewMeetingRhythm
    expectations: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.goal_of_mentee_view import GoalOfMenteeView # noqa: PLC0415
        from ..models.skill_to_learn_view import SkillToLearnView # noqa: PLC0415
        from ..models.spoken_view import SpokenView # noqa: PLC0415
        about = self.about

        goals = []
        for goals_item_data in self.goals:
            goals_item = goals_item_data.to_dict()
            goals.append(goals_item)



        skills_wanted = []
        for skills_wanted_item_data in self.skills_wanted:
            skills_wanted_item = skills_wanted_item_data.to_dict()
            skills_wanted.append(skills_wanted_item)



        industries = self.industries



        stage = self.stage.value

        styles = []
        for styles_item_data in self.styles:
            styles_item = styles_item_data.value
            styles.append(styles_item)



        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        meeting_rhythm = self.meeting_rhythm.value

        expectations = self.expectations


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "about": about,
            "goals": goals,
            "skills_wanted": skills_wanted,
            "industries": industries,
            "stage": stage,
            "styles": styles,
            "languages": languages,
            "meeting_rhythm": meeting_rhythm,
            "expectations": expectations,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.goal_of_mentee_view import GoalOfMenteeView # noqa: PLC0415
        from ..models.skill_to_learn_view import SkillToLearnView # noqa: PLC0415
        from ..models.spoken_view import SpokenView # noqa: PLC0415
        d = dict(src_dict)
        about = d.pop("about")

        goals = []
        _goals = d.pop("goals")
        for goals_item_data in (_goals):
            goals_item = GoalOfMenteeView.from_dict(goals_item_data)



            goals.append(goals_item)


        skills_wanted = []
        _skills_wanted = d.pop("skills_wanted")
        for skills_wanted_item_data in (_skills_wanted):
            skills_wanted_item = SkillToLearnView.from_dict(skills_wanted_item_data)



            skills_wanted.append(skills_wanted_item)


        industries = cast(list[str], d.pop("industries"))


        stage = AskingMenteeViewStage(d.pop("stage"))




        styles = []
        _styles = d.pop("styles")
        for styles_item_data in (_styles):
            styles_item = AskingMenteeViewStylesItem(styles_item_data)



            styles.append(styles_item)


        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = SpokenView.from_dict(languages_item_data)



            languages.append(languages_item)


        meeting_rhythm = AskingMenteeViewMeetingRhythm(d.pop("meeting_rhythm"))




        expectations = d.pop("expectations")

        asking_mentee_view = cls(
            about=about,
            goals=goals,
            skills_wanted=skills_wanted,
            industries=industries,
            stage=stage,
            styles=styles,
            languages=languages,
            meeting_rhythm=meeting_rhythm,
            expectations=expectations,
        )


        asking_mentee_view.additional_properties = d
        return asking_mentee_view

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
