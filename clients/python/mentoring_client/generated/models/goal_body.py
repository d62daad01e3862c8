from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_body_horizon import GoalBodyHorizon
from ..models.goal_body_kind import GoalBodyKind
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="GoalBody")



@_attrs_define
class GoalBody:
    """ Where one wants to get.

        Attributes:
            text (str): The goal in your own words.
            horizon (GoalBodyHorizon): Whether it is meant for soon or for later.
            kind (GoalBodyKind): What sort of goal it is.
            skills (list[str] | Unset): The skills that it takes, in any spelling.
     """

    text: str
    horizon: GoalBodyHorizon
    kind: GoalBodyKind
    skills: list[str] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        horizon = self.horizon.value

        kind = self.kind.value

        skills: list[str] | Unset = UNSET
        if not isinstance(self.skills, Unset):
            skills = self.skills




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
            "horizon": horizon,
            "kind": kind,
        })
        if skills is not UNSET:
            field_dict["skills"] = skills

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        horizon = GoalBodyHorizon(d.pop("horizon"))




        kind = GoalBodyKind(d.pop("kind"))




        skills = cast(list[str], d.pop("skills", UNSET))


        goal_body = cls(
            text=text,
            horizon=horizon,
            kind=kind,
            skills=skills,
        )

        return goal_body

