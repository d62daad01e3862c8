from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="NewWeights")



@_attrs_define
class NewWeights:
    """ How much each factor is to count; what is left out does not.

        Attributes:
            skills (float): The skills that the mentee wants and the mentor has.
            goals (float): The mentee's goals, and what the mentor knows of them.
            languages (float): Languages that both speak.
            stage (float): The stages of mentees that the mentor wants.
            style (float): How both like to work.
            rhythm (float): How often both want to meet.
            capacity (float): How much room the mentor has.
            overlap (float): The hours that both have free.
            feedback (float): What mentees said of the mentor.
            reliability (float | Unset): Whether the mentor answers in time and comes; left out, it does not count. Default:
                0.0.
            history (float | Unset): Whether the mentor has said no to this mentee lately; left out, it does not count.
                Default: 0.0.
     """

    skills: float
    goals: float
    languages: float
    stage: float
    style: float
    rhythm: float
    capacity: float
    overlap: float
    feedback: float
    reliability: float | Unset = 0.0
    history: float | Unset = 0.0





    def to_dict(self) -> dict[str, Any]:
        skills = self.skills

        goals = self.goals

        languages = self.languages

        stage = self.stage

        style = self.style

        rhythm = self.rhythm

        capacity = self.capacity

        overlap = self.overlap

        feedback = self.feedback

        reliability = self.reliability

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
        skills = d.pop("skills")

        goals = d.pop("goals")

        languages = d.pop("languages")

        stage = d.pop("stage")

        style = d.pop("style")

        rhythm = d.pop("rhythm")

        capacity = d.pop("capacity")

        overlap = d.pop("overlap")

        feedback = d.pop("feedback")

        reliability = d.pop("reliability", UNSET)

        history = d.pop("history", UNSET)

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

