from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.tracked_goal_view_status import TrackedGoalViewStatus
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.comment_view import CommentView
  from ..models.tracked_step_view import TrackedStepView





T = TypeVar("T", bound="TrackedGoalView")



@_attrs_define
class TrackedGoalView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            text (None | str): Null once the person who wrote it is not here for you any more.
            deadline (datetime.date | None): The date by which it is to be reached.
            status (TrackedGoalViewStatus): How far it is.
            overdue (bool): Whether its deadline has passed everywhere on Earth, and it is open.
            comments (CommentView | None): What was written about it; null where nothing was.
            action_steps (list[TrackedStepView]): The steps that lead to it, oldest first.
     """

    id: UUID
    text: None | str
    deadline: datetime.date | None
    status: TrackedGoalViewStatus
    overdue: bool
    comments: CommentView | None
    action_steps: list[TrackedStepView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.comment_view import CommentView # noqa: PLC0415
        from ..models.tracked_step_view import TrackedStepView # noqa: PLC0415
        id = str(self.id)

        text: None | str
        text = self.text

        deadline: None | str
        if isinstance(self.deadline, datetime.date):
            deadline = self.deadline.isoformat()
        else:
            deadline = self.deadline

        status = self.status.value

        overdue = self.overdue

        comments: dict[str, Any] | None
        if isinstance(self.comments, CommentView):
            comments = self.comments.to_dict()
        else:
            comments = self.comments

        action_steps = []
        for action_steps_item_data in self.action_steps:
            action_steps_item = action_steps_item_data.to_dict()
            action_steps.append(action_steps_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "text": text,
            "deadline": deadline,
            "status": status,
            "overdue": overdue,
            "comments": comments,
            "action_steps": action_steps,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.comment_view import CommentView # noqa: PLC0415
        from ..models.tracked_step_view import TrackedStepView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


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


        status = TrackedGoalViewStatus(d.pop("status"))




        overdue = d.pop("overdue")

        def _parse_comments(data: object) -> CommentView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                comments_type_0 = CommentView.from_dict(data)



                return comments_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CommentView | None, data)

        comments = _parse_comments(d.pop("comments"))


        action_steps = []
        _action_steps = d.pop("action_steps")
        for action_steps_item_data in (_action_steps):
            action_steps_item = TrackedStepView.from_dict(action_steps_item_data)



            action_steps.append(action_steps_item)


        tracked_goal_view = cls(
            id=id,
            text=text,
            deadline=deadline,
            status=status,
            overdue=overdue,
            comments=comments,
            action_steps=action_steps,
        )


        tracked_goal_view.additional_properties = d
        return tracked_goal_view

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
