from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentee_body_meeting_rhythm import MenteeBodyMeetingRhythm
from ..models.mentee_body_stage import MenteeBodyStage
from ..models.mentee_body_styles_item import MenteeBodyStylesItem
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.goal_body import GoalBody
  from ..models.skill_wanted_body import SkillWantedBody





T = TypeVar("T", bound="MenteeBody")



@_attrs_define
class MenteeBody:
    """ The whole mentee profile.

        Attributes:
            stage (MenteeBodyStage): Where they stand in their career.
            meeting_rhythm (MenteeBodyMeetingRhythm): How often they want to meet.
            about (str | Unset): Who they are, in their own words. Default: ''.
            goals (list[GoalBody] | Unset): Where they want to get.
            skills_wanted (list[SkillWantedBody] | Unset): What they want to learn, and how much it matters to them.
            industries (list[str] | Unset): Where you work or want to.
            styles (list[MenteeBodyStylesItem] | Unset): How they like to work together.
            expectations (str | Unset): What they expect of a mentor; whoever they ask reads it. Default: ''.
     """

    stage: MenteeBodyStage
    meeting_rhythm: MenteeBodyMeetingRhythm
    about: str | Unset = ''
    goals: list[GoalBody] | Unset = UNSET
    skills_wanted: list[SkillWantedBody] | Unset = UNSET
    industries: list[str] | Unset = UNSET
    styles: list[MenteeBodyStylesItem] | Unset = UNSET
    expectations: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        from ..models.goal_body import GoalBody # noqa: PLC0415
        from ..models.skill_wanted_body import SkillWantedBody # noqa: PLC0415
        stage = self.stage.value

        meeting_rhythm = self.meeting_rhythm.value

        about = self.about

        goals: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.goals, Unset):
            goals = []
            for goals_item_data in self.goals:
                goals_item = goals_item_data.to_dict()
                goals.append(goals_item)



        skills_wanted: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.skills_wanted, Unset):
            skills_wanted = []
            for skills_wanted_item_data in self.skills_wanted:
                skills_wanted_item = skills_wanted_item_data.to_dict()
                skills_wanted.append(skills_wanted_item)



        industries: list[str] | Unset = UNSET
        if not isinstance(self.industries, Unset):
            industries = self.industries



        styles: list[str] | Unset = UNSET
        if not isinstance(self.styles, Unset):
            styles = []
            for styles_item_data in self.styles:
                styles_item = styles_item_data.value
                styles.append(styles_item)



        expectations = self.expectations


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "stage": stage,
            "meeting_rhythm": meeting_rhythm,
        })
        if about is not UNSET:
            field_dict["about"] = about
        if goals is not UNSET:
            field_dict["goals"] = goals
        if skills_wanted is not UNSET:
            field_dict["skills_wanted"] = skills_wanted
        if industries is not UNSET:
            field_dict["industries"] = industries
        if styles is not UNSET:
            field_dict["styles"] = styles
        if expectations is not UNSET:
            field_dict["expectations"] = expectations

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.goal_body import GoalBody # noqa: PLC0415
        from ..models.skill_wanted_body import SkillWantedBody # noqa: PLC0415
        d = dict(src_dict)
        stage = MenteeBodyStage(d.pop("stage"))




        meeting_rhythm = MenteeBodyMeetingRhythm(d.pop("meeting_rhythm"))




        about = d.pop("about", UNSET)

        _goals = d.pop("goals", UNSET)
        goals: list[GoalBody] | Unset = UNSET
        if _goals is not UNSET:
            goals = []
            for goals_item_data in _goals:
                goals_item = GoalBody.from_dict(goals_item_data)



                goals.append(goals_item)


        _skills_wanted = d.pop("skills_wanted", UNSET)
        skills_wanted: list[SkillWantedBody] | Unset = UNSET
        if _skills_wanted is not UNSET:
            skills_wanted = []
            for skills_wanted_item_data in _skills_wanted:
                skills_wanted_item = SkillWantedBody.from_dict(skills_wanted_item_data)



                skills_wanted.append(skills_wanted_item)


        industries = cast(list[str], d.pop("industries", UNSET))


        _styles = d.pop("styles", UNSET)
        styles: list[MenteeBodyStylesItem] | Unset = UNSET
        if _styles is not UNSET:
            styles = []
            for styles_item_data in _styles:
                styles_item = MenteeBodyStylesItem(styles_item_data)



                styles.append(styles_item)


        expectations = d.pop("expectations", UNSET)

        mentee_body = cls(
            stage=stage,
            meeting_rhythm=meeting_rhythm,
            about=about,
            goals=goals,
            skills_wanted=skills_wanted,
            industries=industries,
            styles=styles,
            expectations=expectations,
        )

        return mentee_body

