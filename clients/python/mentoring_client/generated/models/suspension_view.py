from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.suspension_view_can_item import SuspensionViewCanItem
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="SuspensionView")



@_attrs_define
class SuspensionView:
    """ Whether somebody is suspended. Who did it and why stands in the audit log.

        Attributes:
            person_id (UUID): Who it is.
            suspended (bool): Whether they are suspended now.
            suspended_at (datetime.datetime | None): When they last were, in UTC, be it lifted or not; null: never.
            can (list[SuspensionViewCanItem]): What the asker may do with it now.
     """

    person_id: UUID
    suspended: bool
    suspended_at: datetime.datetime | None
    can: list[SuspensionViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        person_id = str(self.person_id)

        suspended = self.suspended

        suspended_at: None | str
        if isinstance(self.suspended_at, datetime.datetime):
            suspended_at = self.suspended_at.isoformat()
        else:
            suspended_at = self.suspended_at

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "suspended": suspended,
            "suspended_at": suspended_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        suspended = d.pop("suspended")

        def _parse_suspended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                suspended_at_type_0 = datetime.datetime.fromisoformat(data)



                return suspended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        suspended_at = _parse_suspended_at(d.pop("suspended_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = SuspensionViewCanItem(can_item_data)



            can.append(can_item)


        suspension_view = cls(
            person_id=person_id,
            suspended=suspended,
            suspended_at=suspended_at,
            can=can,
        )


        suspension_view.additional_properties = d
        return suspension_view

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
