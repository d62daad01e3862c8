from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ParkedMailView")



@_attrs_define
class ParkedMailView:
    """ A mail that was not sent. Neither its address nor its words are kept: they may hold a code.

        Attributes:
            id (int): Its number in this service; later ones are larger.
            kind (str): What it was for, such as sign-in or booking.
            subject (None | UUID): The sign-in, session or request that it was about.
            reason (None | str): What the mail server said, without the address.
            attempts (int): How often it was tried again before it was refused.
            created_at (datetime.datetime): When it was written, in UTC.
            parked_at (datetime.datetime): When it was refused, in UTC; thirty days later it is no longer listed.
     """

    id: int
    kind: str
    subject: None | UUID
    reason: None | str
    attempts: int
    created_at: datetime.datetime
    parked_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        subject: None | str
        if isinstance(self.subject, UUID):
            subject = str(self.subject)
        else:
            subject = self.subject

        reason: None | str
        reason = self.reason

        attempts = self.attempts

        created_at = self.created_at.isoformat()

        parked_at = self.parked_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "kind": kind,
            "subject": subject,
            "reason": reason,
            "attempts": attempts,
            "created_at": created_at,
            "parked_at": parked_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

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


        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        attempts = d.pop("attempts")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        parked_at = datetime.datetime.fromisoformat(d.pop("parked_at"))




        parked_mail_view = cls(
            id=id,
            kind=kind,
            subject=subject,
            reason=reason,
            attempts=attempts,
            created_at=created_at,
            parked_at=parked_at,
        )


        parked_mail_view.additional_properties = d
        return parked_mail_view

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
