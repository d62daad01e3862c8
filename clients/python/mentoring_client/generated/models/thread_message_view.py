from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.thread_message_view_side import ThreadMessageViewSide
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.attached_view import AttachedView





T = TypeVar("T", bound="ThreadMessageView")



@_attrs_define
class ThreadMessageView:
    """ A message of the thread.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mentorship_id (UUID): The mentorship that it belongs to.
            number (int): Its number in the thread; later ones have greater numbers.
            side (ThreadMessageViewSide): Who wrote it.
            text (None | str): What it says; null once who wrote it is not here for you any more.
            about (AttachedView | None): What it is about; null where it is about no one thing.
            sent_at (datetime.datetime): When it was written, in UTC.
     """

    id: UUID
    version: int
    mentorship_id: UUID
    number: int
    side: ThreadMessageViewSide
    text: None | str
    about: AttachedView | None
    sent_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.attached_view import AttachedView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        mentorship_id = str(self.mentorship_id)

        number = self.number

        side = self.side.value

        text: None | str
        text = self.text

        about: dict[str, Any] | None
        if isinstance(self.about, AttachedView):
            about = self.about.to_dict()
        else:
            about = self.about

        sent_at = self.sent_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "mentorship_id": mentorship_id,
            "number": number,
            "side": side,
            "text": text,
            "about": about,
            "sent_at": sent_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attached_view import AttachedView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        mentorship_id = UUID(d.pop("mentorship_id"))




        number = d.pop("number")

        side = ThreadMessageViewSide(d.pop("side"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        def _parse_about(data: object) -> AttachedView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                about_type_0 = AttachedView.from_dict(data)



                return about_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AttachedView | None, data)

        about = _parse_about(d.pop("about"))


        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))




        thread_message_view = cls(
            id=id,
            version=version,
            mentorship_id=mentorship_id,
            number=number,
            side=side,
            text=text,
            about=about,
            sent_at=sent_at,
        )


        thread_message_view.additional_properties = d
        return thread_message_view

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
