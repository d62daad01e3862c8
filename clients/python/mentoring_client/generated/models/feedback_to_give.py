from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="FeedbackToGive")



@_attrs_define
class FeedbackToGive:
    """ `skills`: what you found strong in the other.

        Attributes:
            rating (int): 1 (poor) to 5 (excellent).
            went_well (None | str | Unset): What was good; the other side reads it once revealed.
            to_improve (None | str | Unset): What could be better; the other side reads it once revealed.
            skills (list[str] | Unset): At most 20, each once.
            goal_id (None | Unset | UUID): Which goal of your mentorship it is about, if it is about one.
     """

    rating: int
    went_well: None | str | Unset = UNSET
    to_improve: None | str | Unset = UNSET
    skills: list[str] | Unset = UNSET
    goal_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        rating = self.rating

        went_well: None | str | Unset
        if isinstance(self.went_well, Unset):
            went_well = UNSET
        else:
            went_well = self.went_well

        to_improve: None | str | Unset
        if isinstance(self.to_improve, Unset):
            to_improve = UNSET
        else:
            to_improve = self.to_improve

        skills: list[str] | Unset = UNSET
        if not isinstance(self.skills, Unset):
            skills = self.skills



        goal_id: None | str | Unset
        if isinstance(self.goal_id, Unset):
            goal_id = UNSET
        elif isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "rating": rating,
        })
        if went_well is not UNSET:
            field_dict["went_well"] = went_well
        if to_improve is not UNSET:
            field_dict["to_improve"] = to_improve
        if skills is not UNSET:
            field_dict["skills"] = skills
        if goal_id is not UNSET:
            field_dict["goal_id"] = goal_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        rating = d.pop("rating")

        def _parse_went_well(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        went_well = _parse_went_well(d.pop("went_well", UNSET))


        def _parse_to_improve(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        to_improve = _parse_to_improve(d.pop("to_improve", UNSET))


        skills = cast(list[str], d.pop("skills", UNSET))


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


        feedback_to_give = cls(
            rating=rating,
            went_well=went_well,
            to_improve=to_improve,
            skills=skills,
            goal_id=goal_id,
        )

        return feedback_to_give

