from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.topic_view import TopicView





T = TypeVar("T", bound="AgendaView")



@_attrs_define
class AgendaView:
    """ 
        Attributes:
            session_id (UUID): The session that is meant.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            topics (list[TopicView]): In the order in which they are to be talked about.
            carried_over (list[TopicView]): What you have left open in earlier sessions: it comes up too, until one of you
                says that it was talked about.
            can (list[Literal['change']]): What the asker may do with it now.
     """

    session_id: UUID
    version: int
    topics: list[TopicView]
    carried_over: list[TopicView]
    can: list[Literal['change']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.topic_view import TopicView # noqa: PLC0415
        session_id = str(self.session_id)

        version = self.version

        topics = []
        for topics_item_data in self.topics:
            topics_item = topics_item_data.to_dict()
            topics.append(topics_item)



        carried_over = []
        for carried_over_item_data in self.carried_over:
            carried_over_item = carried_over_item_data.to_dict()
            carried_over.append(carried_over_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "version": version,
            "topics": topics,
            "carried_over": carried_over,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.topic_view import TopicView # noqa: PLC0415
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        version = d.pop("version")

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in (_topics):
            topics_item = TopicView.from_dict(topics_item_data)



            topics.append(topics_item)


        carried_over = []
        _carried_over = d.pop("carried_over")
        for carried_over_item_data in (_carried_over):
            carried_over_item = TopicView.from_dict(carried_over_item_data)



            carried_over.append(carried_over_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['change'] , can_item_data)
            if can_item != 'change':
                raise ValueError(f"can_item must match const 'change', got '{can_item}'")
            can.append(can_item)


        agenda_view = cls(
            session_id=session_id,
            version=version,
            topics=topics,
            carried_over=carried_over,
            can=can,
        )


        agenda_view.additional_properties = d
        return agenda_view

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
