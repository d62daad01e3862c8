from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.agenda_topic import AgendaTopic





T = TypeVar("T", bound="AgendaToWrite")



@_attrs_define
class AgendaToWrite:
    """ 
        Attributes:
            topics (list[AgendaTopic]): At most 50, in the order in which they come up.
     """

    topics: list[AgendaTopic]





    def to_dict(self) -> dict[str, Any]:
        from ..models.agenda_topic import AgendaTopic # noqa: PLC0415
        topics = []
        for topics_item_data in self.topics:
            topics_item = topics_item_data.to_dict()
            topics.append(topics_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "topics": topics,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.agenda_topic import AgendaTopic # noqa: PLC0415
        d = dict(src_dict)
        topics = []
        _topics = d.pop("topics")
        for topics_item_data in (_topics):
            topics_item = AgendaTopic.from_dict(topics_item_data)



            topics.append(topics_item)


        agenda_to_write = cls(
            topics=topics,
        )

        return agenda_to_write

