from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.work_item_view_reason import WorkItemViewReason
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="WorkItemView")



@_attrs_define
class WorkItemView:
    """ Something that needs a hand.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            reason (WorkItemViewReason): Why it is here.
            because (str): The same in words.
            since (datetime.datetime): Since when it is so, in UTC.
            programme_id (UUID): The programme that it belongs to.
            mentorship_id (None | UUID): The mentorship meant; null where somebody has none.
            mentor_id (None | UUID): Its mentor; null where somebody has none.
            mentee_id (UUID): Its mentee, or who has no mentor.
            helps (str): The act that helps, in words.
            method (str): The method of the call that does it.
            path (str): The path of the call that does it.
     """

    id: UUID
    reason: WorkItemViewReason
    because: str
    since: datetime.datetime
    programme_id: UUID
    mentorship_id: None | UUID
    mentor_id: None | UUID
    mentee_id: UUID
    helps: str
    method: str
    path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        reason = self.reason.value

        because = self.because

        since = self.since.isoformat()

        programme_id = str(self.programme_id)

        mentorship_id: None | str
        if isinstance(self.mentorship_id, UUID):
            mentorship_id = str(self.mentorship_id)
        else:
            mentorship_id = self.mentorship_id

        mentor_id: None | str
        if isinstance(self.mentor_id, UUID):
            mentor_id = str(self.mentor_id)
        else:
            mentor_id = self.mentor_id

        mentee_id = str(self.mentee_id)

        helps = self.helps

        method = self.method

        path = self.path


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "reason": reason,
            "because": because,
            "since": since,
            "programme_id": programme_id,
            "mentorship_id": mentorship_id,
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "helps": helps,
            "method": method,
            "path": path,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        reason = WorkItemViewReason(d.pop("reason"))




        because = d.pop("because")

        since = datetime.datetime.fromisoformat(d.pop("since"))




        programme_id = UUID(d.pop("programme_id"))




        def _parse_mentorship_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentorship_id_type_0 = UUID(data)



                return mentorship_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentorship_id = _parse_mentorship_id(d.pop("mentorship_id"))


        def _parse_mentor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentor_id_type_0 = UUID(data)



                return mentor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentor_id = _parse_mentor_id(d.pop("mentor_id"))


        mentee_id = UUID(d.pop("mentee_id"))




        helps = d.pop("helps")

        method = d.pop("method")

        path = d.pop("path")

        work_item_view = cls(
            id=id,
            reason=reason,
            because=because,
            since=since,
            programme_id=programme_id,
            mentorship_id=mentorship_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            helps=helps,
            method=method,
            path=path,
        )


        work_item_view.additional_properties = d
        return work_item_view

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
