from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.message_seen_side import MessageSeenSide
from typing import cast
import datetime






T = TypeVar("T", bound="MessageSeen")



@_attrs_define
class MessageSeen:
    """ 
        Attributes:
            side (MessageSeenSide): Who wrote it.
            text (str): What it says.
            sent_at (datetime.datetime): When it was written, in UTC.
     """

    side: MessageSeenSide
    text: str
    sent_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        side = self.side.value

        text = self.text

        sent_at = self.sent_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "side": side,
            "text": text,
            "sent_at": sent_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        side = MessageSeenSide(d.pop("side"))




        text = d.pop("text")

        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))




        message_seen = cls(
            side=side,
            text=text,
            sent_at=sent_at,
        )


        message_seen.additional_properties = d
        return message_seen

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
