from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="TopicTalkedAbout")



@_attrs_define
class TopicTalkedAbout:
    """ 
        Attributes:
            talked_about (bool): Whether it needs no more talk; what needs some stays open, and comes up again in your next
                session.
     """

    talked_about: bool





    def to_dict(self) -> dict[str, Any]:
        talked_about = self.talked_about


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "talked_about": talked_about,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        talked_about = d.pop("talked_about")

        topic_talked_about = cls(
            talked_about=talked_about,
        )

        return topic_talked_about

