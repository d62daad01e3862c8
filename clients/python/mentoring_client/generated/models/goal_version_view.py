from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_version_view_by import GoalVersionViewBy
from ..models.goal_version_view_horizon_type_0 import GoalVersionViewHorizonType0
from ..models.goal_version_view_kind_type_0 import GoalVersionViewKindType0
from ..models.goal_version_view_side_type_0 import GoalVersionViewSideType0
from ..models.goal_version_view_status import GoalVersionViewStatus
from ..models.goal_version_view_subject import GoalVersionViewSubject
from ..models.goal_version_view_what import GoalVersionViewWhat
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="GoalVersionView")



@_attrs_define
class GoalVersionView:
    """ A goal or an action step as it was from then on.

        Attributes:
            subject (GoalVersionViewSubject): Whether it is the goal or one of its steps.
            subject_id (UUID): Which one it is.
            was_version (int): Which version of it this was.
            what (GoalVersionViewWhat): What had happened.
            by (GoalVersionViewBy): Who did it.
            changed_at (datetime.datetime): When it became so, in UTC.
            text (None | str): Null once the person who wrote it is not here for you any more.
            status (GoalVersionViewStatus): How far it was.
            deadline (datetime.date | None): The date by which it was to be reached.
            horizon (GoalVersionViewHorizonType0 | None): Of a goal: whether it was meant for soon or for later.
            kind (GoalVersionViewKindType0 | None): Of a goal: what sort of goal it was.
            side (GoalVersionViewSideType0 | None): Of a step: whose it was to do; null: of both.
     """

    subject: GoalVersionViewSubject
    subject_id: UUID
    was_version: int
    what: GoalVersionViewWhat
    by: GoalVersionViewBy
    changed_at: datetime.datetime
    text: None | str
    status: GoalVersionViewStatus
    deadline: datetime.date | None
    horizon: GoalVersionViewHorizonType0 | None
    kind: GoalVersionViewKindType0 | None
    side: GoalVersionViewSideType0 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        subject = self.subject.value

        subject_id = str(self.subject_id)

        was_version = self.was_version

        what = self.what.value

        by = self.by.value

        changed_at = self.changed_at.isoformat()

        text: None | str
        text = self.text

        status = self.status.value

        deadline: None | str
        if isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        horizon: None | str
        if isinstance(self.horizon, GoalVersionViewHorizonType0):
            horizon = self.horizon.value
        else:
            horizon = self.horizon

        kind: None | str
        if isinstance(self.kind, GoalVersionViewKindType0):
            kind = self.kind.value
        else:
            kind = self.kind

        side: None | str
        if isinstance(self.side, GoalVersionViewSideType0):
            side = self.side.value
        else:
            side = self.side


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "subject": subject,
            "subject_id": subject_id,
            "was_version": was_version,
            "what": what,
            "by": by,
            "changed_at": changed_at,
            "text": text,
            "status": status,
            "deadline": deadline,
            "horizon": horizon,
            "kind": kind,
            "side": side,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        subject = GoalVersionViewSubject(d.pop("subject"))




        subject_id = UUID(d.pop("subject_id"))




        was_version = d.pop("was_version")

        what = GoalVersionViewWhat(d.pop("what"))




        by = GoalVersionViewBy(d.pop("by"))




        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        status = GoalVersionViewStatus(d.pop("status"))




        def _parse_deadline(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deadline_type_0 = datetime.date.fromisoformat(data)



                return deadline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        deadline = _parse_deadline(d.pop("deadline"))


        def _parse_horizon(data: object) -> GoalVersionViewHorizonType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                horizon_type_0 = GoalVersionViewHorizonType0(data)



                return horizon_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GoalVersionViewHorizonType0 | None, data)

        horizon = _parse_horizon(d.pop("horizon"))


        def _parse_kind(data: object) -> GoalVersionViewKindType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = GoalVersionViewKindType0(data)



                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GoalVersionViewKindType0 | None, data)

        kind = _parse_kind(d.pop("kind"))


        def _parse_side(data: object) -> GoalVersionViewSideType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                side_type_0 = GoalVersionViewSideType0(data)



                return side_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GoalVersionViewSideType0 | None, data)

        side = _parse_side(d.pop("side"))


        goal_version_view = cls(
            subject=subject,
            subject_id=subject_id,
            was_version=was_version,
            what=what,
            by=by,
            changed_at=changed_at,
            text=text,
            status=status,
            deadline=deadline,
            horizon=horizon,
            kind=kind,
            side=side,
        )


        goal_version_view.additional_properties = d
        return goal_version_view

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
