from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_weights_capacity_type_1 import NewWeightsCapacityType1
from ..models.new_weights_feedback_type_1 import NewWeightsFeedbackType1
from ..models.new_weights_goals_type_1 import NewWeightsGoalsType1
from ..models.new_weights_history_type_1 import NewWeightsHistoryType1
from ..models.new_weights_languages_type_1 import NewWeightsLanguagesType1
from ..models.new_weights_overlap_type_1 import NewWeightsOverlapType1
from ..models.new_weights_reliability_type_1 import NewWeightsReliabilityType1
from ..models.new_weights_rhythm_type_1 import NewWeightsRhythmType1
from ..models.new_weights_skills_type_1 import NewWeightsSkillsType1
from ..models.new_weights_stage_type_1 import NewWeightsStageType1
from ..models.new_weights_style_type_1 import NewWeightsStyleType1
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewWeights")



@_attrs_define
class NewWeights:
    """ How much each factor is to count, by a number or a word: `high` is 30, `medium` 15, `low` 5, `off` 0; a `must`
    counts as `high`
    and has to hold for a pair: a value of ½ on the mentee's side, of `capacity` and `history` on the mentor's.

        Attributes:
            skills (float | NewWeightsSkillsType1): The skills that the mentee wants and the mentor has.
            goals (float | NewWeightsGoalsType1): The mentee's goals, and what the mentor knows of them.
            languages (float | NewWeightsLanguagesType1): Languages that both speak.
            stage (float | NewWeightsStageType1): The stages of mentees that the mentor wants.
            style (float | NewWeightsStyleType1): How both like to work.
            rhythm (float | NewWeightsRhythmType1): How often both want to meet.
            capacity (float | NewWeightsCapacityType1): How much room the mentor has.
            overlap (float | NewWeightsOverlapType1): The hours that both have free.
            feedback (float | NewWeightsFeedbackType1): What mentees said of the mentor.
            reliability (float | NewWeightsReliabilityType1 | Unset): Whether the mentor answers in time and comes; left
                out, it does not count. Default: 0.0.
            history (float | NewWeightsHistoryType1 | Unset): Whether the mentor has said no to this mentee lately; left
                out, it does not count. Default: 0.0.
     """

    skills: float | NewWeightsSkillsType1
    goals: float | NewWeightsGoalsType1
    languages: float | NewWeightsLanguagesType1
    stage: float | NewWeightsStageType1
    style: float | NewWeightsStyleType1
    rhythm: float | NewWeightsRhythmType1
    capacity: float | NewWeightsCapacityType1
    overlap: float | NewWeightsOverlapType1
    feedback: float | NewWeightsFeedbackType1
    reliability: float | NewWeightsReliabilityType1 | Unset = 0.0
    history: float | NewWeightsHistoryType1 | Unset = 0.0





    def to_dict(self) -> dict[str, Any]:
        skills: float | str
        if isinstance(self.skills, NewWeightsSkillsType1):
            skills = self.skills.value
        else:
            skills = self.skills

        goals: float | str
        if isinstance(self.goals, NewWeightsGoalsType1):
            goals = self.goals.value
        else:
            goals = self.goals

        languages: float | str
        if isinstance(self.languages, NewWeightsLanguagesType1):
            languages = self.languages.value
        else:
            languages = self.languages

        stage: float | str
        if isinstance(self.stage, NewWeightsStageType1):
            stage = self.stage.value
        else:
            stage = self.stage

        style: float | str
        if isinstance(self.style, NewWeightsStyleType1):
            style = self.style.value
        else:
            style = self.style

        rhythm: float | str
        if isinstance(self.rhythm, NewWeightsRhythmType1):
            rhythm = self.rhythm.value
        else:
            rhythm = self.rhythm

        capacity: float | str
        if isinstance(self.capacity, NewWeightsCapacityType1):
            capacity = self.capacity.value
        else:
            capacity = self.capacity

        overlap: float | str
        if isinstance(self.overlap, NewWeightsOverlapType1):
            overlap = self.overlap.value
        else:
            overlap = self.overlap

        feedback: float | str
        if isinstance(self.feedback, NewWeightsFeedbackType1):
            feedback = self.feedback.value
        else:
            feedback = self.feedback

        reliability: float | str | Unset
        if isinstance(self.reliability, Unset):
            reliability = UNSET
        elif isinstance(self.reliability, NewWeightsReliabilityType1):
            reliability = self.reliability.value
        else:
            reliability = self.reliability

        history: float | str | Unset
        if isinstance(self.history, Unset):
            history = UNSET
        elif isinstance(self.history, NewWeightsHistoryType1):
            history = self.history.value
        else:
            history = self.history


        field_dict: dict[str, Any] = {}

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
        })
        if reliability is not UNSET:
            field_dict["reliability"] = reliability
        if history is not UNSET:
            field_dict["history"] = history

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_skills(data: object) -> float | NewWeightsSkillsType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                skills_type_1 = NewWeightsSkillsType1(data)



                return skills_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsSkillsType1, data)

        skills = _parse_skills(d.pop("skills"))


        def _parse_goals(data: object) -> float | NewWeightsGoalsType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goals_type_1 = NewWeightsGoalsType1(data)



                return goals_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsGoalsType1, data)

        goals = _parse_goals(d.pop("goals"))


        def _parse_languages(data: object) -> float | NewWeightsLanguagesType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                languages_type_1 = NewWeightsLanguagesType1(data)



                return languages_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsLanguagesType1, data)

        languages = _parse_languages(d.pop("languages"))


        def _parse_stage(data: object) -> float | NewWeightsStageType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stage_type_1 = NewWeightsStageType1(data)



                return stage_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsStageType1, data)

        stage = _parse_stage(d.pop("stage"))


        def _parse_style(data: object) -> float | NewWeightsStyleType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                style_type_1 = NewWeightsStyleType1(data)



                return style_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsStyleType1, data)

        style = _parse_style(d.pop("style"))


        def _parse_rhythm(data: object) -> float | NewWeightsRhythmType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rhythm_type_1 = NewWeightsRhythmType1(data)



                return rhythm_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsRhythmType1, data)

        rhythm = _parse_rhythm(d.pop("rhythm"))


        def _parse_capacity(data: object) -> float | NewWeightsCapacityType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                capacity_type_1 = NewWeightsCapacityType1(data)



                return capacity_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsCapacityType1, data)

        capacity = _parse_capacity(d.pop("capacity"))


        def _parse_overlap(data: object) -> float | NewWeightsOverlapType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overlap_type_1 = NewWeightsOverlapType1(data)



                return overlap_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsOverlapType1, data)

        overlap = _parse_overlap(d.pop("overlap"))


        def _parse_feedback(data: object) -> float | NewWeightsFeedbackType1:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                feedback_type_1 = NewWeightsFeedbackType1(data)



                return feedback_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsFeedbackType1, data)

        feedback = _parse_feedback(d.pop("feedback"))


        def _parse_reliability(data: object) -> float | NewWeightsReliabilityType1 | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reliability_type_1 = NewWeightsReliabilityType1(data)



                return reliability_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsReliabilityType1 | Unset, data)

        reliability = _parse_reliability(d.pop("reliability", UNSET))


        def _parse_history(data: object) -> float | NewWeightsHistoryType1 | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                history_type_1 = NewWeightsHistoryType1(data)



                return history_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(float | NewWeightsHistoryType1 | Unset, data)

        history = _parse_history(d.pop("history", UNSET))


        new_weights = cls(
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

        return new_weights

