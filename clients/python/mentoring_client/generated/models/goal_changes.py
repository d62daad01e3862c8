from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_changes_horizon import GoalChangesHorizon
from ..models.goal_changes_kind import GoalChangesKind
from ..models.goal_changes_status import GoalChangesStatus
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="GoalChanges")



@_attrs_define
class GoalChanges:
    """ Only what is sent changes; a deadline of null takes the deadline away.

        Attributes:
            text (str | Unset): The goal in plain words.
            horizon (GoalChangesHorizon | Unset): Whether it is meant for soon or for later.
            kind (GoalChangesKind | Unset): What sort of goal it is.
            status (GoalChangesStatus | Unset): How far it is.
            deadline (datetime.date | None | Unset): The last day for it.
            due (None | str | Unset): Instead of a deadline: a week of the mentorship, or the end of this week, month,
                quarter or year, in the zone that you agreed on (or else the mentee's).
            milestone_id (None | Unset | UUID): The milestone of your roadmap that it hangs on; null: on none.
     """

    text: str | Unset = UNSET
    horizon: GoalChangesHorizon | Unset = UNSET
    kind: GoalChangesKind | Unset = UNSET
    status: GoalChangesStatus | Unset = UNSET
    deadline: datetime.date | None | Unset = UNSET
    due: None | str | Unset = UNSET
    milestone_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        horizon: str | Unset = UNSET
        if not isinstance(self.horizon, Unset):
            horizon = self.horizon.value


        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value


        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value


        deadline: None | str | Unset
        if isinstance(self.deadline, Unset):
            deadline = UNSET
        elif isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        due: None | str | Unset
        if isinstance(self.due, Unset):
            due = UNSET
        else:
            due = self.due

        milestone_id: None | str | Unset
        if isinstance(self.milestone_id, Unset):
            milestone_id = UNSET
        elif isinstance(self.milestone_id, UUID):
            milestone_id = str(self.milestone_id)
        else:
            milestone_id = self.milestone_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if text is not UNSET:
            field_dict["text"] = text
        if horizon is not UNSET:
            field_dict["horizon"] = horizon
        if kind is not UNSET:
            field_dict["kind"] = kind
        if status is not UNSET:
            field_dict["status"] = status
        if deadline is not UNSET:
            field_dict["deadline"] = deadline
        if due is not UNSET:
            field_dict["due"] = due
        if milestone_id is not UNSET:
            field_dict["milestone_id"] = milestone_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text", UNSET)

        _horizon = d.pop("horizon", UNSET)
        horizon: GoalChangesHorizon | Unset
        if isinstance(_horizon,  Unset):
            horizon = UNSET
        else:
            horizon = GoalChangesHorizon(_horizon)




        _kind = d.pop("kind", UNSET)
        kind: GoalChangesKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = GoalChangesKind(_kind)




        _status = d.pop("status", UNSET)
        status: GoalChangesStatus | Unset
        if isinstance(_status,  Unset):
            status = UNSET
        else:
            status = GoalChangesStatus(_status)




        def _parse_deadline(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deadline_type_0 = datetime.date.fromisoformat(data)



                return deadline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        deadline = _parse_deadline(d.pop("deadline", UNSET))


        def _parse_due(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        due = _parse_due(d.pop("due", UNSET))


        def _parse_milestone_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                milestone_id_type_0 = UUID(data)



                return milestone_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id", UNSET))


        goal_changes = cls(
            text=text,
            horizon=horizon,
            kind=kind,
            status=status,
            deadline=deadline,
            due=due,
            milestone_id=milestone_id,
        )

        return goal_changes

