from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.obstacle_view_obstacle import ObstacleViewObstacle






T = TypeVar("T", bound="ObstacleView")



@_attrs_define
class ObstacleView:
    """ 
        Attributes:
            obstacle (ObstacleViewObstacle): What stands in the way.
            text (str): The same for people, in the language asked for.
     """

    obstacle: ObstacleViewObstacle
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        obstacle = self.obstacle.value

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "obstacle": obstacle,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        obstacle = ObstacleViewObstacle(d.pop("obstacle"))




        text = d.pop("text")

        obstacle_view = cls(
            obstacle=obstacle,
            text=text,
        )


        obstacle_view.additional_properties = d
        return obstacle_view

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
