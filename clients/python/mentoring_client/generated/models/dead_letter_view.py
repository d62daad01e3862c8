from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.dead_letter_view_can_item import DeadLetterViewCanItem
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="DeadLetterView")



@_attrs_define
class DeadLetterView:
    """ A record that was kept aside. What it says is not shown.

        Attributes:
            id (int): Its number in this service; later ones are larger.
            consumer (str): The consumer that could not process it, by its whole name.
            record (str): topic/partition@offset
            subject (None | UUID): The aggregate that it is about, as far as that could be read.
            sequence (int | None): Which state of its key it carries, counted from 1, as far as that could be read.
            reason (str): What went wrong; nothing of what the record says.
            parked_at (datetime.datetime): When it was put aside, in UTC.
            replays (int): How often it was processed again, in vain.
            can (list[DeadLetterViewCanItem]): What the asker may do with it now.
     """

    id: int
    consumer: str
    record: str
    subject: None | UUID
    sequence: int | None
    reason: str
    parked_at: datetime.datetime
    replays: int
    can: list[DeadLetterViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        consumer = self.consumer

        record = self.record

        subject: None | str
        if isinstance(self.subject, UUID):
            subject = str(self.subject)
        else:
            subject = self.subject

        sequence: int | None
        sequence = self.sequence

        reason = self.reason

        parked_at = self.parked_at.isoformat()

        replays = self.replays

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "consumer": consumer,
            "record": record,
            "subject": subject,
            "sequence": sequence,
            "reason": reason,
            "parked_at": parked_at,
            "replays": replays,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        consumer = d.pop("consumer")

        record = d.pop("record")

        def _parse_subject(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                subject_type_0 = UUID(data)



                return subject_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        subject = _parse_subject(d.pop("subject"))


        def _parse_sequence(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        sequence = _parse_sequence(d.pop("sequence"))


        reason = d.pop("reason")

        parked_at = datetime.datetime.fromisoformat(d.pop("parked_at"))




        replays = d.pop("replays")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = DeadLetterViewCanItem(can_item_data)



            can.append(can_item)


        dead_letter_view = cls(
            id=id,
            consumer=consumer,
            record=record,
            subject=subject,
            sequence=sequence,
            reason=reason,
            parked_at=parked_at,
            replays=replays,
            can=can,
        )


        dead_letter_view.additional_properties = d
        return dead_letter_view

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
