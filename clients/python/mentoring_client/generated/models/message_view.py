from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.message_kind import MessageKind
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="MessageView")



@_attrs_define
class MessageView:
    """ A message in words, in the reader's language, times on their wall clock.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            number (int): Rises with every message of the inbox; the stream's event id.
            kind (MessageKind): Sorts of messages: what a person can say about which of them is mailed. Within v1 kinds are
                only added.
            title (str): One line.
            text (str): The whole message in plain words.
            action (str): What the link is good for.
            path (str): The page of the frontend that it leads to, as a path below its address.
            link (None | str): The whole address of that page; null where no frontend is set up.
            subject_id (UUID): The session, proposal, mentorship or feedback it is about.
            other_id (None | UUID): The person it is about.
            happened_at (datetime.datetime): When what it tells happened, in UTC.
            read_at (datetime.datetime | None): When it was read, in UTC; null until then.
            can (list[Literal['read']]): What the asker may do with it now.
     """

    id: UUID
    version: int
    number: int
    kind: MessageKind
    title: str
    text: str
    action: str
    path: str
    link: None | str
    subject_id: UUID
    other_id: None | UUID
    happened_at: datetime.datetime
    read_at: datetime.datetime | None
    can: list[Literal['read']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        number = self.number

        kind = self.kind.value

        title = self.title

        text = self.text

        action = self.action

        path = self.path

        link: None | str
        link = self.link

        subject_id = str(self.subject_id)

        other_id: None | str
        if isinstance(self.other_id, UUID):
            other_id = str(self.other_id)
        else:
            other_id = self.other_id

        happened_at = self.happened_at.isoformat()

        read_at: None | str
        if isinstance(self.read_at, datetime.datetime):
            read_at = self.read_at.isoformat()
        else:
            read_at = self.read_at

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "number": number,
            "kind": kind,
            "title": title,
            "text": text,
            "action": action,
            "path": path,
            "link": link,
            "subject_id": subject_id,
            "other_id": other_id,
            "happened_at": happened_at,
            "read_at": read_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        number = d.pop("number")

        kind = MessageKind(d.pop("kind"))




        title = d.pop("title")

        text = d.pop("text")

        action = d.pop("action")

        path = d.pop("path")

        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))


        subject_id = UUID(d.pop("subject_id"))




        def _parse_other_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                other_id_type_0 = UUID(data)



                return other_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        other_id = _parse_other_id(d.pop("other_id"))


        happened_at = datetime.datetime.fromisoformat(d.pop("happened_at"))




        def _parse_read_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                read_at_type_0 = datetime.datetime.fromisoformat(data)



                return read_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        read_at = _parse_read_at(d.pop("read_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['read'] , can_item_data)
            if can_item != 'read':
                raise ValueError(f"can_item must match const 'read', got '{can_item}'")
            can.append(can_item)


        message_view = cls(
            id=id,
            version=version,
            number=number,
            kind=kind,
            title=title,
            text=text,
            action=action,
            path=path,
            link=link,
            subject_id=subject_id,
            other_id=other_id,
            happened_at=happened_at,
            read_at=read_at,
            can=can,
        )


        message_view.additional_properties = d
        return message_view

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
