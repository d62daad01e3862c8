from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_view_can_item import GoalViewCanItem
from ..models.goal_view_horizon import GoalViewHorizon
from ..models.goal_view_kind import GoalViewKind
from ..models.goal_view_proposed_by import GoalViewProposedBy
from ..models.goal_view_status import GoalViewStatus
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.action_step_view import ActionStepView
  from ..models.hint_view import HintView





T = TypeVar("T", bound="GoalView")



@_attrs_define
class GoalView:
    """ A goal with its action steps; its version is its own, each step has one too.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mentorship_id (UUID): The mentorship that it belongs to, if any.
            text (None | str): Null once the person who wrote it is not here for you any more.
            horizon (GoalViewHorizon): Whether it is meant for soon or for later.
            kind (GoalViewKind): What sort of goal it is.
            status (GoalViewStatus): How far it is.
            deadline (datetime.date | None): The date by which it is to be reached.
            created_at (datetime.datetime): When it was made, in UTC.
            completed_at (datetime.datetime | None): When it was completed, in UTC; null until then.
            proposed_by (GoalViewProposedBy): Whose wording it is.
            agreed_at (datetime.datetime | None): When the other side agreed to it, in UTC; null while it waits for their
                yes.
            milestone_id (None | UUID): The milestone of the roadmap that it hangs on; null: on none.
            action_steps (list[ActionStepView]): The steps that lead to it, oldest first.
            hints (list[HintView]): What would make it specific, measurable, achievable and dated; none where it is closed.
            can (list[GoalViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    mentorship_id: UUID
    text: None | str
    horizon: GoalViewHorizon
    kind: GoalViewKind
    status: GoalViewStatus
    deadline: datetime.date | None
    created_at: datetime.datetime
    completed_at: datetime.datetime | None
    proposed_by: GoalViewProposedBy
    agreed_at: datetime.datetime | None
    milestone_id: None | UUID
    action_steps: list[ActionStepView]
    hints: list[HintView]
    can: list[GoalViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.action_step_view import ActionStepView # noqa: PLC0415
        from ..models.hint_view import HintView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        mentorship_id = str(self.mentorship_id)

        text: None | str
        text = self.text

        horizon = self.horizon.value

        kind = self.kind.value

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

        proposed_by = self.proposed_by.value

        agreed_at: None | str
        if isinstance(self.agreed_at, datetime.datetime):
            agreed_at = self.agreed_at.isoformat()
        else:
            agreed_at = self.agreed_at

        milestone_id: None | str
        if isinstance(self.milestone_id, UUID):
            milestone_id = str(self.milestone_id)
        else:
            milestone_id = self.milestone_id

        action_steps = []
        for action_steps_item_data in self.action_steps:
            action_steps_item = action_steps_item_data.to_dict()
            action_steps.append(action_steps_item)



        hints = []
        for hints_item_data in self.hints:
            hints_item = hints_item_data.to_dict()
            hints.append(hints_item)



        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "mentorship_id": mentorship_id,
            "text": text,
            "horizon": horizon,
            "kind": kind,
            "status": status,
            "deadline": deadline,
            "created_at": created_at,
            "completed_at": completed_at,
            "proposed_by": proposed_by,
            "agreed_at": agreed_at,
            "milestone_id": milestone_id,
            "action_steps": action_steps,
            "hints": hints,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.action_step_view import ActionStepView # noqa: PLC0415
        from ..models.hint_view import HintView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        mentorship_id = UUID(d.pop("mentorship_id"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        horizon = GoalViewHorizon(d.pop("horizon"))




        kind = GoalViewKind(d.pop("kind"))




        status = GoalViewStatus(d.pop("status"))




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


        proposed_by = GoalViewProposedBy(d.pop("proposed_by"))




        def _parse_agreed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreed_at_type_0 = datetime.datetime.fromisoformat(data)



                return agreed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        agreed_at = _parse_agreed_at(d.pop("agreed_at"))


        def _parse_milestone_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                milestone_id_type_0 = UUID(data)



                return milestone_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        milestone_id = _parse_milestone_id(d.pop("milestone_id"))


        action_steps = []
        _action_steps = d.pop("action_steps")
        for action_steps_item_data in (_action_steps):
            action_steps_item = ActionStepView.from_dict(action_steps_item_data)



            action_steps.append(action_steps_item)


        hints = []
        _hints = d.pop("hints")
        for hints_item_data in (_hints):
            hints_item = HintView.from_dict(hints_item_data)



            hints.append(hints_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = GoalViewCanItem(can_item_data)



            can.append(can_item)


        goal_view = cls(
            id=id,
            version=version,
            mentorship_id=mentorship_id,
            text=text,
            horizon=horizon,
            kind=kind,
            status=status,
            deadline=deadline,
            created_at=created_at,
            completed_at=completed_at,
            proposed_by=proposed_by,
            agreed_at=agreed_at,
            milestone_id=milestone_id,
            action_steps=action_steps,
            hints=hints,
            can=can,
        )


        goal_view.additional_properties = d
        return goal_view

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
