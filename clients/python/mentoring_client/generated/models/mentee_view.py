from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentee_view_meeting_rhythm import MenteeViewMeetingRhythm
from ..models.mentee_view_stage import MenteeViewStage
from ..models.mentee_view_styles_item import MenteeViewStylesItem
from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.profile_goal_view import ProfileGoalView
  from ..models.skill_wanted_view import SkillWantedView





T = TypeVar("T", bound="MenteeView")



@_attrs_define
class MenteeView:
    """ One's own mentee profile.

        Attributes:
            person_id (UUID): Whose it is; the id as mentor and as mentee too.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            about (str): Who they are, in their own words.
            goals (list[ProfileGoalView]): Where they want to get.
            skills_wanted (list[SkillWantedView]): What they want to learn, and how much it matters to them.
            industries (list[str]): In the words of whoever wrote them.
            stage (MenteeViewStage): Where they stand in their career.
            styles (list[MenteeViewStylesItem]): How they like to work together.
            meeting_rhythm (MenteeViewMeetingRhythm): How often they want to meet.
            expectations (str): What they expect of a mentor.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    person_id: UUID
    version: int
    about: str
    goals: list[ProfileGoalView]
    skills_wanted: list[SkillWantedView]
    industries: list[str]
    stage: MenteeViewStage
    styles: list[MenteeViewStylesItem]
    meeting_rhythm: MenteeViewMeetingRhythm
    expectations: str
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.profile_goal_view import ProfileGoalView # noqa: PLC0415
        from ..models.skill_wanted_view import SkillWantedView # noqa: PLC0415
        person_id = str(self.person_id)

        version = self.version

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



        meeting_rhythm = self.meeting_rhythm.value

        expectations = self.expectations

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "version": version,
            "about": about,
            "goals": goals,
            "skills_wanted": skills_wanted,
            "industries": industries,
            "stage": stage,
            "styles": styles,
            "meeting_rhythm": meeting_rhythm,
            "expectations": expectations,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.profile_goal_view import ProfileGoalView # noqa: PLC0415
        from ..models.skill_wanted_view import SkillWantedView # noqa: PLC0415
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        version = d.pop("version")

        about = d.pop("about")

        goals = []
        _goals = d.pop("goals")
        for goals_item_data in (_goals):
            goals_item = ProfileGoalView.from_dict(goals_item_data)



            goals.append(goals_item)


        skills_wanted = []
        _skills_wanted = d.pop("skills_wanted")
        for skills_wanted_item_data in (_skills_wanted):
            skills_wanted_item = SkillWantedView.from_dict(skills_wanted_item_data)



            skills_wanted.append(skills_wanted_item)


        industries = cast(list[str], d.pop("industries"))


        stage = MenteeViewStage(d.pop("stage"))




        styles = []
        _styles = d.pop("styles")
        for styles_item_data in (_styles):
            styles_item = MenteeViewStylesItem(styles_item_data)



            styles.append(styles_item)


        meeting_rhythm = MenteeViewMeetingRhythm(d.pop("meeting_rhythm"))




        expectations = d.pop("expectations")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        mentee_view = cls(
            person_id=person_id,
            version=version,
            about=about,
            goals=goals,
            skills_wanted=skills_wanted,
            industries=industries,
            stage=stage,
            styles=styles,
            meeting_rhythm=meeting_rhythm,
            expectations=expectations,
            can=can,
        )


        mentee_view.additional_properties = d
        return mentee_view

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
