from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.timeline_entry_by_type_0 import TimelineEntryByType0
from ..models.timeline_entry_cause_type_0 import TimelineEntryCauseType0
from ..models.timeline_entry_session_kind_type_0 import TimelineEntrySessionKindType0
from ..models.timeline_entry_stage_type_0 import TimelineEntryStageType0
from ..models.timeline_entry_what import TimelineEntryWhat
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="TimelineEntry")



@_attrs_define
class TimelineEntry:
    """ One thing that happened.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            what (TimelineEntryWhat): What happened.
            happened_at (datetime.datetime): When it happened, in UTC.
            by (Literal['platform'] | TimelineEntryByType0): Which side did it; null where neither did.
            subject_id (None | UUID): What it happened to: a goal, an action step or a session; of feedback its session.
            stage (None | TimelineEntryStageType0): The stage that was moved to.
            cause (None | TimelineEntryCauseType0): Why you came to that stage; null for all else, and for moves of long
                ago.
            starts_at (datetime.datetime | None): When the session meant starts.
            session_kind (None | TimelineEntrySessionKindType0): What the session meant is for, where its mentor says so.
     """

    id: UUID
    what: TimelineEntryWhat
    happened_at: datetime.datetime
    by: Literal['platform'] | TimelineEntryByType0
    subject_id: None | UUID
    stage: None | TimelineEntryStageType0
    cause: None | TimelineEntryCauseType0
    starts_at: datetime.datetime | None
    session_kind: None | TimelineEntrySessionKindType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        what = self.what.value

        happened_at = self.happened_at.isoformat()

        by: Literal['platform'] | str
        if isinstance(self.by, TimelineEntryByType0):
            by = self.by.value
        else:
            by = self.by

        subject_id: None | str
        if isinstance(self.subject_id, UUID):
            subject_id = str(self.subject_id)
        else:
            subject_id = self.subject_id

        stage: None | str
        if isinstance(self.stage, TimelineEntryStageType0):
            stage = self.stage.value
        else:
            stage = self.stage

        cause: None | str
        if isinstance(self.cause, TimelineEntryCauseType0):
            cause = self.cause.value
        else:
            cause = self.cause

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        session_kind: None | str
        if isinstance(self.session_kind, TimelineEntrySessionKindType0):
            session_kind = self.session_kind.value
        else:
            session_kind = self.session_kind


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "what": what,
            "happened_at": happened_at,
            "by": by,
            "subject_id": subject_id,
            "stage": stage,
            "cause": cause,
            "starts_at": starts_at,
            "session_kind": session_kind,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        what = TimelineEntryWhat(d.pop("what"))




        happened_at = datetime.datetime.fromisoformat(d.pop("happened_at"))




        def _parse_by(data: object) -> Literal['platform'] | TimelineEntryByType0:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                by_type_0 = TimelineEntryByType0(data)



                return by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            by_type_1 = cast(Literal['platform'] , data)
            if by_type_1 != 'platform':
                raise ValueError(f"by_type_1 must match const 'platform', got '{by_type_1}'")
            return by_type_1

        by = _parse_by(d.pop("by"))


        def _parse_subject_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                subject_id_type_0 = UUID(data)



                return subject_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        subject_id = _parse_subject_id(d.pop("subject_id"))


        def _parse_stage(data: object) -> None | TimelineEntryStageType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stage_type_0 = TimelineEntryStageType0(data)



                return stage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimelineEntryStageType0, data)

        stage = _parse_stage(d.pop("stage"))


        def _parse_cause(data: object) -> None | TimelineEntryCauseType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cause_type_0 = TimelineEntryCauseType0(data)



                return cause_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimelineEntryCauseType0, data)

        cause = _parse_cause(d.pop("cause"))


        def _parse_starts_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)



                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        starts_at = _parse_starts_at(d.pop("starts_at"))


        def _parse_session_kind(data: object) -> None | TimelineEntrySessionKindType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                session_kind_type_0 = TimelineEntrySessionKindType0(data)



                return session_kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimelineEntrySessionKindType0, data)

        session_kind = _parse_session_kind(d.pop("session_kind"))


        timeline_entry = cls(
            id=id,
            what=what,
            happened_at=happened_at,
            by=by,
            subject_id=subject_id,
            stage=stage,
            cause=cause,
            starts_at=starts_at,
            session_kind=session_kind,
        )


        timeline_entry.additional_properties = d
        return timeline_entry

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
