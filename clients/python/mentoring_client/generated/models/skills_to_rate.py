from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.skills_to_rate_moment import SkillsToRateMoment
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.skill_level import SkillLevel





T = TypeVar("T", bound="SkillsToRate")



@_attrs_define
class SkillsToRate:
    """ Where the mentee's skills stand, as you see it.

        Attributes:
            moment (SkillsToRateMoment): At what you look: at the start, in the middle, at the end, after a goal.
            skills (list[SkillLevel] | Unset): Each once.
            confidence (int | None | Unset): As the mentee: how confident you are that you reach what you want to, from 1
                (little) to 5 (very).
            goal_id (None | Unset | UUID): The goal after which you look, where it is one.
     """

    moment: SkillsToRateMoment
    skills: list[SkillLevel] | Unset = UNSET
    confidence: int | None | Unset = UNSET
    goal_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.skill_level import SkillLevel # noqa: PLC0415
        moment = self.moment.value

        skills: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.skills, Unset):
            skills = []
            for skills_item_data in self.skills:
                skills_item = skills_item_data.to_dict()
                skills.append(skills_item)



        confidence: int | None | Unset
        if isinstance(self.confidence, Unset):
            confidence = UNSET
        else:
            confidence = self.confidence

        goal_id: None | str | Unset
        if isinstance(self.goal_id, Unset):
            goal_id = UNSET
        elif isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "moment": moment,
        })
        if skills is not UNSET:
            field_dict["skills"] = skills
        if confidence is not UNSET:
            field_dict["confidence"] = confidence
        if goal_id is not UNSET:
            field_dict["goal_id"] = goal_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.skill_level import SkillLevel # noqa: PLC0415
        d = dict(src_dict)
        moment = SkillsToRateMoment(d.pop("moment"))




        _skills = d.pop("skills", UNSET)
        skills: list[SkillLevel] | Unset = UNSET
        if _skills is not UNSET:
            skills = []
            for skills_item_data in _skills:
                skills_item = SkillLevel.from_dict(skills_item_data)



                skills.append(skills_item)


        def _parse_confidence(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        confidence = _parse_confidence(d.pop("confidence", UNSET))


        def _parse_goal_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goal_id_type_0 = UUID(data)



                return goal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        goal_id = _parse_goal_id(d.pop("goal_id", UNSET))


        skills_to_rate = cls(
            moment=moment,
            skills=skills,
            confidence=confidence,
            goal_id=goal_id,
        )

        return skills_to_rate

