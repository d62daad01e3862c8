from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="MilestoneView")



@_attrs_define
class MilestoneView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            text (None | str): Null once who wrote it is not here for you any more.
            reached_by (datetime.date | None): By when it is to be reached.
            reached_at (datetime.datetime | None): When it was said to be reached, in UTC; null until then.
            goals (list[UUID]): The goals that hang on it, dropped ones left out.
            goals_completed (int): How many of them are completed.
     """

    id: UUID
    text: None | str
    reached_by: datetime.date | None
    reached_at: datetime.datetime | None
    goals: list[UUID]
    goals_completed: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        text: None | str
        text = self.text

        reached_by: None | str
        if isinstance(self.reached_by, datetime.date):
            reached_by = self.reached_by.isoformat()
        else:
            reached_by = self.reached_by

        reached_at: None | str
        if isinstance(self.reached_at, datetime.datetime):
            reached_at = self.reached_at.isoformat()
        else:
            reached_at = self.reached_at

        goals = []
        for goals_item_data in self.goals:
            goals_item = str(goals_item_data)
            goals.append(goals_item)



        goals_completed = self.goals_completed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "text": text,
            "reached_by": reached_by,
            "reached_at": reached_at,
            "goals": goals,
            "goals_completed": goals_completed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        def _parse_reached_by(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reached_by_type_0 = datetime.date.fromisoformat(data)



                return reached_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        reached_by = _parse_reached_by(d.pop("reached_by"))


        def _parse_reached_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reached_at_type_0 = datetime.datetime.fromisoformat(data)



                return reached_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reached_at = _parse_reached_at(d.pop("reached_at"))


        goals = []
        _goals = d.pop("goals")
        for goals_item_data in (_goals):
            goals_item = UUID(goals_item_data)



            goals.append(goals_item)


        goals_completed = d.pop("goals_completed")

        milestone_view = cls(
            id=id,
            text=text,
            reached_by=reached_by,
            reached_at=reached_at,
            goals=goals,
            goals_completed=goals_completed,
        )


        milestone_view.additional_properties = d
        return milestone_view

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
