from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="SkillLevelBody")



@_attrs_define
class SkillLevelBody:
    """ A skill in any spelling.

        Attributes:
            skill (str): In any spelling.
            level (int): 1 (beginner) to 5 (authority).
     """

    skill: str
    level: int





    def to_dict(self) -> dict[str, Any]:
        skill = self.skill

        level = self.level


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "skill": skill,
            "level": level,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        skill = d.pop("skill")

        level = d.pop("level")

        skill_level_body = cls(
            skill=skill,
            level=level,
        )

        return skill_level_body

