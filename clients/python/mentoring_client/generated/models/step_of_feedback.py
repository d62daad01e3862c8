from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.step_of_feedback_side_type_0 import StepOfFeedbackSideType0
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="StepOfFeedback")



@_attrs_define
class StepOfFeedback:
    """ 
        Attributes:
            text (str): What is to be done.
            goal_id (UUID): The goal that it leads to.
            deadline (datetime.date | None | Unset): The last day for it.
            due (None | str | Unset): Instead of a deadline: a week of the mentorship, or the end of this week, month,
                quarter or year, in the zone that you agreed on (or else the mentee's).
            side (None | StepOfFeedbackSideType0 | Unset): Whose it is to do; of both where it is left out.
     """

    text: str
    goal_id: UUID
    deadline: datetime.date | None | Unset = UNSET
    due: None | str | Unset = UNSET
    side: None | StepOfFeedbackSideType0 | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        goal_id = str(self.goal_id)

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
        elif isinstance(self.side, StepOfFeedbackSideType0):
            side = self.side.value
        else:
            side = self.side


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
            "goal_id": goal_id,
        })
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
        text = d.pop("text")

        goal_id = UUID(d.pop("goal_id"))




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


        def _parse_side(data: object) -> None | StepOfFeedbackSideType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                side_type_0 = StepOfFeedbackSideType0(data)



                return side_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StepOfFeedbackSideType0 | Unset, data)

        side = _parse_side(d.pop("side", UNSET))


        step_of_feedback = cls(
            text=text,
            goal_id=goal_id,
            deadline=deadline,
            due=due,
            side=side,
        )

        return step_of_feedback

