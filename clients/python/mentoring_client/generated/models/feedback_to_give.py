from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="FeedbackToGive")



@_attrs_define
class FeedbackToGive:
    """ `skills`: what you found strong in the other.

        Attributes:
            rating (int): 1 (poor) to 5 (excellent).
            went_well (None | str | Unset): What was good; the other side reads it once revealed.
            to_improve (None | str | Unset): What could be better; the other side reads it once revealed.
            skills (list[str] | Unset): At most 20, each once.
     """

    rating: int
    went_well: None | str | Unset = UNSET
    to_improve: None | str | Unset = UNSET
    skills: list[str] | Unset = UNSET





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


        feedback_to_give = cls(
            rating=rating,
            went_well=went_well,
            to_improve=to_improve,
            skills=skills,
        )

        return feedback_to_give

