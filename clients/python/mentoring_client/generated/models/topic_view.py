from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.topic_view_asked_by import TopicViewAskedBy
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="TopicView")



@_attrs_define
class TopicView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            text (str): The question or topic.
            asked_by (TopicViewAskedBy): Whose it is.
            talked_about_at (datetime.datetime | None): When one of you said that it needs no more talk, in UTC; null while
                it is open.
            session_id (UUID): The session on whose agenda it stands.
     """

    id: UUID
    text: str
    asked_by: TopicViewAskedBy
    talked_about_at: datetime.datetime | None
    session_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        text = self.text

        asked_by = self.asked_by.value

        talked_about_at: None | str
        if isinstance(self.talked_about_at, datetime.datetime):
            talked_about_at = self.talked_about_at.isoformat()
        else:
            talked_about_at = self.talked_about_at

        session_id = str(self.session_id)


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "text": text,
            "asked_by": asked_by,
            "talked_about_at": talked_about_at,
            "session_id": session_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        text = d.pop("text")

        asked_by = TopicViewAskedBy(d.pop("asked_by"))




        def _parse_talked_about_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                talked_about_at_type_0 = datetime.datetime.fromisoformat(data)



                return talked_about_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        talked_about_at = _parse_talked_about_at(d.pop("talked_about_at"))


        session_id = UUID(d.pop("session_id"))




        topic_view = cls(
            id=id,
            text=text,
            asked_by=asked_by,
            talked_about_at=talked_about_at,
            session_id=session_id,
        )


        topic_view.additional_properties = d
        return topic_view

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
