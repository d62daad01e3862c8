from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="Weights")



@_attrs_define
class Weights:
    """ How much each factor counts, in proportion to the others of its side; at least one is above 0.

    What the mentee gains counts skills, goals, languages, stage, style, rhythm, overlap, feedback and reliability; what
    the
    mentor wished for counts skills, languages, stage, style, rhythm, capacity, overlap and history.

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
            reliability (float): Whether the mentor answers in time and comes.
            history (float): Whether the mentor has said no to this mentee lately.
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
    reliability: float
    history: float





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
            "reliability": reliability,
            "history": history,
        })

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

        reliability = d.pop("reliability")

        history = d.pop("history")

        weights = cls(
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

        return weights

