from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="OpenSignInView")



@_attrs_define
class OpenSignInView:
    """ A sign-in of one's own that has not ended.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            begun_at (datetime.datetime): When it began, in UTC.
            last_used_at (datetime.datetime): When tokens were last renewed, in UTC.
            ends_at (datetime.datetime): When it ends if it is not used until then, in UTC.
            device (None | str): What the browser seemed to be; null where nothing is known.
            current (bool): Whether the request came of this one.
     """

    id: UUID
    begun_at: datetime.datetime
    last_used_at: datetime.datetime
    ends_at: datetime.datetime
    device: None | str
    current: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        begun_at = self.begun_at.isoformat()

        last_used_at = self.last_used_at.isoformat()

        ends_at = self.ends_at.isoformat()

        device: None | str
        device = self.device

        current = self.current


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "begun_at": begun_at,
            "last_used_at": last_used_at,
            "ends_at": ends_at,
            "device": device,
            "current": current,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        begun_at = datetime.datetime.fromisoformat(d.pop("begun_at"))




        last_used_at = datetime.datetime.fromisoformat(d.pop("last_used_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        def _parse_device(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        device = _parse_device(d.pop("device"))


        current = d.pop("current")

        open_sign_in_view = cls(
            id=id,
            begun_at=begun_at,
            last_used_at=last_used_at,
            ends_at=ends_at,
            device=device,
            current=current,
        )


        open_sign_in_view.additional_properties = d
        return open_sign_in_view

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
