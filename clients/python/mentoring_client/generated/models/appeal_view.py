from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.appeal_view_absent_type_0 import AppealViewAbsentType0
from ..models.appeal_view_appeal_type_0 import AppealViewAppealType0
from ..models.appeal_view_reported_by_type_0 import AppealViewReportedByType0
from ..models.appeal_view_state import AppealViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="AppealView")



@_attrs_define
class AppealView:
    """ A session that one side says was missed, as operators see it.

        Attributes:
            session_id (UUID): The session that is meant.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            state (AppealViewState): Where it stands.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_ids (list[UUID]): Who is mentored in it: one, or several in a group.
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            absent (AppealViewAbsentType0 | None): Who is said not to have come.
            reported_by (AppealViewReportedByType0 | None): Which side said so.
            appeal (AppealViewAppealType0 | None): Where the appeal stands.
            reason (None | str): What the other side says to it.
     """

    session_id: UUID
    version: int
    state: AppealViewState
    mentor_id: UUID
    mentee_ids: list[UUID]
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    absent: AppealViewAbsentType0 | None
    reported_by: AppealViewReportedByType0 | None
    appeal: AppealViewAppealType0 | None
    reason: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        session_id = str(self.session_id)

        version = self.version

        state = self.state.value

        mentor_id = str(self.mentor_id)

        mentee_ids = []
        for mentee_ids_item_data in self.mentee_ids:
            mentee_ids_item = str(mentee_ids_item_data)
            mentee_ids.append(mentee_ids_item)



        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        absent: None | str
        if isinstance(self.absent, AppealViewAbsentType0):
            absent = self.absent.value
        else:
            absent = self.absent

        reported_by: None | str
        if isinstance(self.reported_by, AppealViewReportedByType0):
            reported_by = self.reported_by.value
        else:
            reported_by = self.reported_by

        appeal: None | str
        if isinstance(self.appeal, AppealViewAppealType0):
            appeal = self.appeal.value
        else:
            appeal = self.appeal

        reason: None | str
        reason = self.reason


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "version": version,
            "state": state,
            "mentor_id": mentor_id,
            "mentee_ids": mentee_ids,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "absent": absent,
            "reported_by": reported_by,
            "appeal": appeal,
            "reason": reason,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        version = d.pop("version")

        state = AppealViewState(d.pop("state"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_ids = []
        _mentee_ids = d.pop("mentee_ids")
        for mentee_ids_item_data in (_mentee_ids):
            mentee_ids_item = UUID(mentee_ids_item_data)



            mentee_ids.append(mentee_ids_item)


        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        def _parse_absent(data: object) -> AppealViewAbsentType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                absent_type_0 = AppealViewAbsentType0(data)



                return absent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AppealViewAbsentType0 | None, data)

        absent = _parse_absent(d.pop("absent"))


        def _parse_reported_by(data: object) -> AppealViewReportedByType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reported_by_type_0 = AppealViewReportedByType0(data)



                return reported_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AppealViewReportedByType0 | None, data)

        reported_by = _parse_reported_by(d.pop("reported_by"))


        def _parse_appeal(data: object) -> AppealViewAppealType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appeal_type_0 = AppealViewAppealType0(data)



                return appeal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AppealViewAppealType0 | None, data)

        appeal = _parse_appeal(d.pop("appeal"))


        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        appeal_view = cls(
            session_id=session_id,
            version=version,
            state=state,
            mentor_id=mentor_id,
            mentee_ids=mentee_ids,
            starts_at=starts_at,
            ends_at=ends_at,
            absent=absent,
            reported_by=reported_by,
            appeal=appeal,
            reason=reason,
        )


        appeal_view.additional_properties = d
        return appeal_view

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
