from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.tracked_step_view_side_type_0 import TrackedStepViewSideType0
from ..models.tracked_step_view_status import TrackedStepViewStatus
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.comment_view import CommentView





T = TypeVar("T", bound="TrackedStepView")



@_attrs_define
class TrackedStepView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            text (None | str): Null once the person who wrote it is not here for you any more.
            side (None | TrackedStepViewSideType0): Whose it is to do; null: of both.
            deadline (datetime.date | None): The date by which it is to be reached.
            status (TrackedStepViewStatus): How far it is.
            overdue (bool): Whether its deadline has passed everywhere on Earth, and it is open.
            comments (CommentView | None): What was written about it; null where nothing was.
     """

    id: UUID
    text: None | str
    side: None | TrackedStepViewSideType0
    deadline: datetime.date | None
    status: TrackedStepViewStatus
    overdue: bool
    comments: CommentView | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.comment_view import CommentView # noqa: PLC0415
        id = str(self.id)

        text: None | str
        text = self.text

        side: None | str
        if isinstance(self.side, TrackedStepViewSideType0):
            side = self.side.value
        else:
            side = self.side

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


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "text": text,
            "side": side,
            "deadline": deadline,
            "status": status,
            "overdue": overdue,
            "comments": comments,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.comment_view import CommentView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        def _parse_side(data: object) -> None | TrackedStepViewSideType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                side_type_0 = TrackedStepViewSideType0(data)



                return side_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TrackedStepViewSideType0, data)

        side = _parse_side(d.pop("side"))


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


        status = TrackedStepViewStatus(d.pop("status"))




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


        tracked_step_view = cls(
            id=id,
            text=text,
            side=side,
            deadline=deadline,
            status=status,
            overdue=overdue,
            comments=comments,
        )


        tracked_step_view.additional_properties = d
        return tracked_step_view

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
