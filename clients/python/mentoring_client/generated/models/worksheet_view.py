from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="WorksheetView")



@_attrs_define
class WorksheetView:
    """ 
        Attributes:
            session_id (UUID): The session that is meant.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            tried (None | str): What the mentee has tried.
            stuck (None | str): Where they are stuck.
            leave_with (None | str): What they want to leave the session with.
            written_at (datetime.datetime | None): When it was filled in last, in UTC.
            can (list[Literal['change']]): What the asker may do with it now.
     """

    session_id: UUID
    version: int
    tried: None | str
    stuck: None | str
    leave_with: None | str
    written_at: datetime.datetime | None
    can: list[Literal['change']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        session_id = str(self.session_id)

        version = self.version

        tried: None | str
        tried = self.tried

        stuck: None | str
        stuck = self.stuck

        leave_with: None | str
        leave_with = self.leave_with

        written_at: None | str
        if isinstance(self.written_at, datetime.datetime):
            written_at = self.written_at.isoformat()
        else:
            written_at = self.written_at

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "version": version,
            "tried": tried,
            "stuck": stuck,
            "leave_with": leave_with,
            "written_at": written_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        version = d.pop("version")

        def _parse_tried(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        tried = _parse_tried(d.pop("tried"))


        def _parse_stuck(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        stuck = _parse_stuck(d.pop("stuck"))


        def _parse_leave_with(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        leave_with = _parse_leave_with(d.pop("leave_with"))


        def _parse_written_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                written_at_type_0 = datetime.datetime.fromisoformat(data)



                return written_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        written_at = _parse_written_at(d.pop("written_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['change'] , can_item_data)
            if can_item != 'change':
                raise ValueError(f"can_item must match const 'change', got '{can_item}'")
            can.append(can_item)


        worksheet_view = cls(
            session_id=session_id,
            version=version,
            tried=tried,
            stuck=stuck,
            leave_with=leave_with,
            written_at=written_at,
            can=can,
        )


        worksheet_view.additional_properties = d
        return worksheet_view

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
