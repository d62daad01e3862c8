from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.action_step_view_side_type_0 import ActionStepViewSideType0
from ..models.action_step_view_status import ActionStepViewStatus
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ActionStepView")



@_attrs_define
class ActionStepView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            goal_id (UUID): The goal that it leads to.
            text (None | str): Null once the person who wrote it is not here for you any more.
            side (ActionStepViewSideType0 | None): Whose it is to do; null: of both.
            decided_in (None | UUID): The session in which you decided on it; null where it was none.
            status (ActionStepViewStatus): How far it is.
            deadline (datetime.date | None): The date by which it is to be reached.
            created_at (datetime.datetime): When it was made, in UTC.
            completed_at (datetime.datetime | None): When it was completed, in UTC; null until then.
            can (list[Literal['change']]): What the asker may do with it now.
     """

    id: UUID
    version: int
    goal_id: UUID
    text: None | str
    side: ActionStepViewSideType0 | None
    decided_in: None | UUID
    status: ActionStepViewStatus
    deadline: datetime.date | None
    created_at: datetime.datetime
    completed_at: datetime.datetime | None
    can: list[Literal['change']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        goal_id = str(self.goal_id)

        text: None | str
        text = self.text

        side: None | str
        if isinstance(self.side, ActionStepViewSideType0):
            side = self.side.value
        else:
            side = self.side

        decided_in: None | str
        if isinstance(self.decided_in, UUID):
            decided_in = str(self.decided_in)
        else:
            decided_in = self.decided_in

        status = self.status.value

        deadline: None | str
        if isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        created_at = self.created_at.isoformat()

        completed_at: None | str
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "goal_id": goal_id,
            "text": text,
            "side": side,
            "decided_in": decided_in,
            "status": status,
            "deadline": deadline,
            "created_at": created_at,
            "completed_at": completed_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        goal_id = UUID(d.pop("goal_id"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        def _parse_side(data: object) -> ActionStepViewSideType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                side_type_0 = ActionStepViewSideType0(data)



                return side_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ActionStepViewSideType0 | None, data)

        side = _parse_side(d.pop("side"))


        def _parse_decided_in(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_in_type_0 = UUID(data)



                return decided_in_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        decided_in = _parse_decided_in(d.pop("decided_in"))


        status = ActionStepViewStatus(d.pop("status"))




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


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        def _parse_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_at_type_0 = datetime.datetime.fromisoformat(data)



                return completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        completed_at = _parse_completed_at(d.pop("completed_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['change'] , can_item_data)
            if can_item != 'change':
                raise ValueError(f"can_item must match const 'change', got '{can_item}'")
            can.append(can_item)


        action_step_view = cls(
            id=id,
            version=version,
            goal_id=goal_id,
            text=text,
            side=side,
            decided_in=decided_in,
            status=status,
            deadline=deadline,
            created_at=created_at,
            completed_at=completed_at,
            can=can,
        )


        action_step_view.additional_properties = d
        return action_step_view

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
