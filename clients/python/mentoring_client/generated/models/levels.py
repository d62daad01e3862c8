from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.levels_capacity_type_0 import LevelsCapacityType0
from ..models.levels_feedback_type_0 import LevelsFeedbackType0
from ..models.levels_goals_type_0 import LevelsGoalsType0
from ..models.levels_history_type_0 import LevelsHistoryType0
from ..models.levels_languages_type_0 import LevelsLanguagesType0
from ..models.levels_overlap_type_0 import LevelsOverlapType0
from ..models.levels_reliability_type_0 import LevelsReliabilityType0
from ..models.levels_rhythm_type_0 import LevelsRhythmType0
from ..models.levels_skills_type_0 import LevelsSkillsType0
from ..models.levels_stage_type_0 import LevelsStageType0
from ..models.levels_style_type_0 import LevelsStyleType0
from typing import cast






T = TypeVar("T", bound="Levels")



@_attrs_define
class Levels:
    """ How much each factor counts as a word; null where it is a number that no word stands for.

        Attributes:
            skills (LevelsSkillsType0 | None): The skills that the mentee wants and the mentor has.
            goals (LevelsGoalsType0 | None): The mentee's goals, and what the mentor knows of them.
            languages (LevelsLanguagesType0 | None): Languages that both speak.
            stage (LevelsStageType0 | None): The stages of mentees that the mentor wants.
            style (LevelsStyleType0 | None): How both like to work.
            rhythm (LevelsRhythmType0 | None): How often both want to meet.
            capacity (LevelsCapacityType0 | None): How much room the mentor has.
            overlap (LevelsOverlapType0 | None): The hours that both have free.
            feedback (LevelsFeedbackType0 | None): What mentees said of the mentor.
            reliability (LevelsReliabilityType0 | None): Whether the mentor answers in time and comes.
            history (LevelsHistoryType0 | None): Whether the mentor has said no to this mentee lately.
     """

    skills: LevelsSkillsType0 | None
    goals: LevelsGoalsType0 | None
    languages: LevelsLanguagesType0 | None
    stage: LevelsStageType0 | None
    style: LevelsStyleType0 | None
    rhythm: LevelsRhythmType0 | None
    capacity: LevelsCapacityType0 | None
    overlap: LevelsOverlapType0 | None
    feedback: LevelsFeedbackType0 | None
    reliability: LevelsReliabilityType0 | None
    history: LevelsHistoryType0 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        skills: None | str
        if isinstance(self.skills, LevelsSkillsType0):
            skills = self.skills.value
        else:
            skills = self.skills

        goals: None | str
        if isinstance(self.goals, LevelsGoalsType0):
            goals = self.goals.value
        else:
            goals = self.goals

        languages: None | str
        if isinstance(self.languages, LevelsLanguagesType0):
            languages = self.languages.value
        else:
            languages = self.languages

        stage: None | str
        if isinstance(self.stage, LevelsStageType0):
            stage = self.stage.value
        else:
            stage = self.stage

        style: None | str
        if isinstance(self.style, LevelsStyleType0):
            style = self.style.value
        else:
            style = self.style

        rhythm: None | str
        if isinstance(self.rhythm, LevelsRhythmType0):
            rhythm = self.rhythm.value
        else:
            rhythm = self.rhythm

        capacity: None | str
        if isinstance(self.capacity, LevelsCapacityType0):
            capacity = self.capacity.value
        else:
            capacity = self.capacity

        overlap: None | str
        if isinstance(self.overlap, LevelsOverlapType0):
            overlap = self.overlap.value
        else:
            overlap = self.overlap

        feedback: None | str
        if isinstance(self.feedback, LevelsFeedbackType0):
            feedback = self.feedback.value
        else:
            feedback = self.feedback

        reliability: None | str
        if isinstance(self.reliability, LevelsReliabilityType0):
            reliability = self.reliability.value
        else:
            reliability = self.reliability

        history: None | str
        if isinstance(self.history, LevelsHistoryType0):
            history = self.history.value
        else:
            history = self.history


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "skills": skills,
            "goals": goals,
            "languages": languages,
            "stage": stage,
            "style": style,
            "rhythm": rhythm,
            "capacity": capacity,
            "overlap": overlap,
            "feedback": feedback,
            "reliability": reliability,
            "history": history,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_skills(data: object) -> LevelsSkillsType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                skills_type_0 = LevelsSkillsType0(data)



                return skills_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsSkillsType0 | None, data)

        skills = _parse_skills(d.pop("skills"))


        def _parse_goals(data: object) -> LevelsGoalsType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goals_type_0 = LevelsGoalsType0(data)



                return goals_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsGoalsType0 | None, data)

        goals = _parse_goals(d.pop("goals"))


        def _parse_languages(data: object) -> LevelsLanguagesType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                languages_type_0 = LevelsLanguagesType0(data)



                return languages_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsLanguagesType0 | None, data)

        languages = _parse_languages(d.pop("languages"))


        def _parse_stage(data: object) -> LevelsStageType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stage_type_0 = LevelsStageType0(data)



                return stage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsStageType0 | None, data)

        stage = _parse_stage(d.pop("stage"))


        def _parse_style(data: object) -> LevelsStyleType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                style_type_0 = LevelsStyleType0(data)



                return style_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsStyleType0 | None, data)

        style = _parse_style(d.pop("style"))


        def _parse_rhythm(data: object) -> LevelsRhythmType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rhythm_type_0 = LevelsRhythmType0(data)



                return rhythm_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsRhythmType0 | None, data)

        rhythm = _parse_rhythm(d.pop("rhythm"))


        def _parse_capacity(data: object) -> LevelsCapacityType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                capacity_type_0 = LevelsCapacityType0(data)



                return capacity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsCapacityType0 | None, data)

        capacity = _parse_capacity(d.pop("capacity"))


        def _parse_overlap(data: object) -> LevelsOverlapType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overlap_type_0 = LevelsOverlapType0(data)



                return overlap_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsOverlapType0 | None, data)

        overlap = _parse_overlap(d.pop("overlap"))


        def _parse_feedback(data: object) -> LevelsFeedbackType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                feedback_type_0 = LevelsFeedbackType0(data)



                return feedback_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsFeedbackType0 | None, data)

        feedback = _parse_feedback(d.pop("feedback"))


        def _parse_reliability(data: object) -> LevelsReliabilityType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reliability_type_0 = LevelsReliabilityType0(data)



                return reliability_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsReliabilityType0 | None, data)

        reliability = _parse_reliability(d.pop("reliability"))


        def _parse_history(data: object) -> LevelsHistoryType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                history_type_0 = LevelsHistoryType0(data)



                return history_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LevelsHistoryType0 | None, data)

        history = _parse_history(d.pop("history"))


        levels = cls(
            skills=skills,
            goals=goals,
            languages=languages,
            stage=stage,
            style=style,
            rhythm=rhythm,
            capacity=capacity,
            overlap=overlap,
            feedback=feedback,
            reliability=reliability,
            history=history,
        )


        levels.additional_properties = d
        return levels

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
