from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.rematch_view_cause import RematchViewCause
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="RematchView")



@_attrs_define
class RematchView:
    """ That one wants to be matched again, for oneself alone.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            programme_id (UUID): The programme that it belongs to.
            cause (RematchViewCause): What one said.
            asked_at (datetime.datetime): When one said so, in UTC.
            settled_at (datetime.datetime | None): Since when a match run has asked somebody, in UTC; null while one waits
                for it.
     """

    id: UUID
    programme_id: UUID
    cause: RematchViewCause
    asked_at: datetime.datetime
    settled_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        programme_id = str(self.programme_id)

        cause = self.cause.value

        asked_at = self.asked_at.isoformat()

        settled_at: None | str
        if isinstance(self.settled_at, datetime.datetime):
            settled_at = self.settled_at.isoformat()
        else:
            settled_at = self.settled_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "programme_id": programme_id,
            "cause": cause,
            "asked_at": asked_at,
            "settled_at": settled_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        programme_id = UUID(d.pop("programme_id"))




        cause = RematchViewCause(d.pop("cause"))




        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))




        def _parse_settled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                settled_at_type_0 = datetime.datetime.fromisoformat(data)



                return settled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        settled_at = _parse_settled_at(d.pop("settled_at"))


        rematch_view = cls(
            id=id,
            programme_id=programme_id,
            cause=cause,
            asked_at=asked_at,
            settled_at=settled_at,
        )


        rematch_view.additional_properties = d
        return rematch_view

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
