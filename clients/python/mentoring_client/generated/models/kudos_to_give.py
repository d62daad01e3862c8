from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="KudosToGive")



@_attrs_define
class KudosToGive:
    """ 
        Attributes:
            text (str): What you thank them for.
            skills (list[str] | Unset): What you found strong in them.
            goal_id (None | Unset | UUID): The goal that they helped with, where it is one.
     """

    text: str
    skills: list[str] | Unset = UNSET
    goal_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

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
            "text": text,
        })
        if skills is not UNSET:
            field_dict["skills"] = skills
        if goal_id is not UNSET:
            field_dict["goal_id"] = goal_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

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


        kudos_to_give = cls(
            text=text,
            skills=skills,
            goal_id=goal_id,
        )

        return kudos_to_give

