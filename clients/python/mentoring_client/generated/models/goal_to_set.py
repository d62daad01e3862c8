from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.goal_to_set_horizon import GoalToSetHorizon
from ..models.goal_to_set_kind import GoalToSetKind
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="GoalToSet")



@_attrs_define
class GoalToSet:
    """ 
        Attributes:
            text (str): The goal in plain words.
            horizon (GoalToSetHorizon): Whether it is meant for soon or for later.
            kind (GoalToSetKind): What sort of goal it is.
            deadline (datetime.date | None | Unset): The last day for it.
            due (None | str | Unset): Instead of a deadline: a week of the mentorship, or the end of this week, month,
                quarter or year, in the zone that you agreed on (or else the mentee's).
     """

    text: str
    horizon: GoalToSetHorizon
    kind: GoalToSetKind
    deadline: datetime.date | None | Unset = UNSET
    due: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        horizon = self.horizon.value

        kind = self.kind.value

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


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
            "horizon": horizon,
            "kind": kind,
        })
        if deadline is not UNSET:
            field_dict["deadline"] = deadline
        if due is not UNSET:
            field_dict["due"] = due

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        horizon = GoalToSetHorizon(d.pop("horizon"))




        kind = GoalToSetKind(d.pop("kind"))




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


        goal_to_set = cls(
            text=text,
            horizon=horizon,
            kind=kind,
            deadline=deadline,
            due=due,
        )

        return goal_to_set

