from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.action_step_changes_side_type_0 import ActionStepChangesSideType0
from ..models.action_step_changes_status import ActionStepChangesStatus
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="ActionStepChanges")



@_attrs_define
class ActionStepChanges:
    """ Only what is sent changes; a deadline of null takes the deadline away.

        Attributes:
            text (str | Unset): What is to be done.
            status (ActionStepChangesStatus | Unset): How far it is.
            deadline (datetime.date | None | Unset): The last day for it.
            due (None | str | Unset): Instead of a deadline: a week of the mentorship, or the end of this week, month,
                quarter or year, in the zone that you agreed on (or else the mentee's).
            side (ActionStepChangesSideType0 | None | Unset): Whose it is to do; null: of both.
     """

    text: str | Unset = UNSET
    status: ActionStepChangesStatus | Unset = UNSET
    deadline: datetime.date | None | Unset = UNSET
    due: None | str | Unset = UNSET
    side: ActionStepChangesSideType0 | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

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

        side: None | str | Unset
        if isinstance(self.side, Unset):
            side = UNSET
        elif isinstance(self.side, ActionStepChangesSideType0):
            side = self.side.value
        else:
            side = self.side


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if text is not UNSET:
            field_dict["text"] = text
        if status is not UNSET:
            field_dict["status"] = status
        if deadline is not UNSET:
            field_dict["deadline"] = deadline
        if due is not UNSET:
            field_dict["due"] = due
        if side is not UNSET:
            field_dict["side"] = side

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text", UNSET)

        _status = d.pop("status", UNSET)
        status: ActionStepChangesStatus | Unset
        if isinstance(_status,  Unset):
            status = UNSET
        else:
            status = ActionStepChangesStatus(_status)




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


        def _parse_side(data: object) -> ActionStepChangesSideType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                side_type_0 = ActionStepChangesSideType0(data)



                return side_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ActionStepChangesSideType0 | None | Unset, data)

        side = _parse_side(d.pop("side", UNSET))


        action_step_changes = cls(
            text=text,
            status=status,
            deadline=deadline,
            due=due,
            side=side,
        )

        return action_step_changes

