from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.look_view_role import LookViewRole
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="LookView")



@_attrs_define
class LookView:
    """ Somebody who looks after the programme has read what the two wrote.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            looked_by (None | UUID): Who looked; null once they are erased.
            role (LookViewRole): As what they looked.
            reason (None | str): Why, in their words; null once they are erased.
            looked_at (datetime.datetime): When, in UTC.
     """

    id: UUID
    looked_by: None | UUID
    role: LookViewRole
    reason: None | str
    looked_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        looked_by: None | str
        if isinstance(self.looked_by, UUID):
            looked_by = str(self.looked_by)
        else:
            looked_by = self.looked_by

        role = self.role.value

        reason: None | str
        reason = self.reason

        looked_at = self.looked_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "looked_by": looked_by,
            "role": role,
            "reason": reason,
            "looked_at": looked_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        def _parse_looked_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                looked_by_type_0 = UUID(data)



                return looked_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        looked_by = _parse_looked_by(d.pop("looked_by"))


        role = LookViewRole(d.pop("role"))




        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        looked_at = datetime.datetime.fromisoformat(d.pop("looked_at"))




        look_view = cls(
            id=id,
            looked_by=looked_by,
            role=role,
            reason=reason,
            looked_at=looked_at,
        )


        look_view.additional_properties = d
        return look_view

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
