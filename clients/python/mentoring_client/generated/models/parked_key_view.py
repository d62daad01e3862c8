from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.parked_key_view_can_item import ParkedKeyViewCanItem
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ParkedKeyView")



@_attrs_define
class ParkedKeyView:
    """ A key whose records wait. What they say is not shown.

        Attributes:
            id (int): Its number in this service; later ones are larger.
            topic (str): The topic that it waits for.
            key (UUID): The key whose records wait.
            reason (str): Why the broker refused it.
            parked_at (datetime.datetime): When it was put aside, in UTC.
            waiting (int): How many records of this key wait, the refused one among them.
            can (list[ParkedKeyViewCanItem]): What the asker may do with it now.
     """

    id: int
    topic: str
    key: UUID
    reason: str
    parked_at: datetime.datetime
    waiting: int
    can: list[ParkedKeyViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        topic = self.topic

        key = str(self.key)

        reason = self.reason

        parked_at = self.parked_at.isoformat()

        waiting = self.waiting

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "topic": topic,
            "key": key,
            "reason": reason,
            "parked_at": parked_at,
            "waiting": waiting,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        topic = d.pop("topic")

        key = UUID(d.pop("key"))




        reason = d.pop("reason")

        parked_at = datetime.datetime.fromisoformat(d.pop("parked_at"))




        waiting = d.pop("waiting")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = ParkedKeyViewCanItem(can_item_data)



            can.append(can_item)


        parked_key_view = cls(
            id=id,
            topic=topic,
            key=key,
            reason=reason,
            parked_at=parked_at,
            waiting=waiting,
            can=can,
        )


        parked_key_view.additional_properties = d
        return parked_key_view

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
