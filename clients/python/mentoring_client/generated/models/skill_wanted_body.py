from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="SkillWantedBody")



@_attrs_define
class SkillWantedBody:
    """ A skill in any spelling.

        Attributes:
            skill (str): In any spelling.
            importance (int): 1 (nice) to 5 (essential).
     """

    skill: str
    importance: int





    def to_dict(self) -> dict[str, Any]:
        skill = self.skill

        importance = self.importance


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "skill": skill,
            "importance": importance,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        skill = d.pop("skill")

        importance = d.pop("importance")

        skill_wanted_body = cls(
            skill=skill,
            importance=importance,
        )

        return skill_wanted_body

