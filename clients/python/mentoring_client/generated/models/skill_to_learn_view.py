from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="SkillToLearnView")



@_attrs_define
class SkillToLearnView:
    """ A skill that somebody wants to learn.

        Attributes:
            skill (str): The slug of the skill.
            name (str): As people write it.
            importance (int): 1 (nice) to 5 (essential).
     """

    skill: str
    name: str
    importance: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        skill = self.skill

        name = self.name

        importance = self.importance


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "skill": skill,
            "name": name,
            "importance": importance,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        skill = d.pop("skill")

        name = d.pop("name")

        importance = d.pop("importance")

        skill_to_learn_view = cls(
            skill=skill,
            name=name,
            importance=importance,
        )


        skill_to_learn_view.additional_properties = d
        return skill_to_learn_view

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
