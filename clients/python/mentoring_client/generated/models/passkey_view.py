from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="PasskeyView")



@_attrs_define
class PasskeyView:
    """ One of one's own passkeys.

        Attributes:
            id (UUID): The passkey, to be taken away by it.
            name (str): What one called it.
            added_at (datetime.datetime): When it was enrolled.
            last_shown_at (datetime.datetime): When it was last shown, or enrolled.
     """

    id: UUID
    name: str
    added_at: datetime.datetime
    last_shown_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        added_at = self.added_at.isoformat()

        last_shown_at = self.last_shown_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "name": name,
            "added_at": added_at,
            "last_shown_at": last_shown_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        name = d.pop("name")

        added_at = datetime.datetime.fromisoformat(d.pop("added_at"))




        last_shown_at = datetime.datetime.fromisoformat(d.pop("last_shown_at"))




        passkey_view = cls(
            id=id,
            name=name,
            added_at=added_at,
            last_shown_at=last_shown_at,
        )


        passkey_view.additional_properties = d
        return passkey_view

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
