from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.near_view import NearView





T = TypeVar("T", bound="SkillView")



@_attrs_define
class SkillView:
    """ A skill of the vocabulary.

        Attributes:
            skill (str): The slug of the skill.
            name (str): As people write it.
            spellings (list[str]): Other ways to write it, accepted wherever a skill is asked for.
            near (list[NearView]): Skills that have much in common with it.
     """

    skill: str
    name: str
    spellings: list[str]
    near: list[NearView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.near_view import NearView # noqa: PLC0415
        skill = self.skill

        name = self.name

        spellings = self.spellings



        near = []
        for near_item_data in self.near:
            near_item = near_item_data.to_dict()
            near.append(near_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "skill": skill,
            "name": name,
            "spellings": spellings,
            "near": near,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.near_view import NearView # noqa: PLC0415
        d = dict(src_dict)
        skill = d.pop("skill")

        name = d.pop("name")

        spellings = cast(list[str], d.pop("spellings"))


        near = []
        _near = d.pop("near")
        for near_item_data in (_near):
            near_item = NearView.from_dict(near_item_data)



            near.append(near_item)


        skill_view = cls(
            skill=skill,
            name=name,
            spellings=spellings,
            near=near,
        )


        skill_view.additional_properties = d
        return skill_view

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
