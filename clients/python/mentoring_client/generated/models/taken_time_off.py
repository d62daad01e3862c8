from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.move_in_the_way import MoveInTheWay
  from ..models.session_in_the_way import SessionInTheWay





T = TypeVar("T", bound="TakenTimeOff")



@_attrs_define
class TakenTimeOff:
    """ A time off, and what it has ended.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            cancelled (list[SessionInTheWay]): The sessions that lay in it, as they are now.
            ended_moves (list[MoveInTheWay]): Sessions whose proposed time came to nothing.
            ended_holds (int): How many slots that somebody kept were let go.
            can (list[Literal['end']]): What the asker may do with it now.
     """

    id: UUID
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    cancelled: list[SessionInTheWay]
    ended_moves: list[MoveInTheWay]
    ended_holds: int
    can: list[Literal['end']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.move_in_the_way import MoveInTheWay # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        id = str(self.id)

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        cancelled = []
        for cancelled_item_data in self.cancelled:
            cancelled_item = cancelled_item_data.to_dict()
            cancelled.append(cancelled_item)



        ended_moves = []
        for ended_moves_item_data in self.ended_moves:
            ended_moves_item = ended_moves_item_data.to_dict()
            ended_moves.append(ended_moves_item)



        ended_holds = self.ended_holds

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "cancelled": cancelled,
            "ended_moves": ended_moves,
            "ended_holds": ended_holds,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.move_in_the_way import MoveInTheWay # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        cancelled = []
        _cancelled = d.pop("cancelled")
        for cancelled_item_data in (_cancelled):
            cancelled_item = SessionInTheWay.from_dict(cancelled_item_data)



            cancelled.append(cancelled_item)


        ended_moves = []
        _ended_moves = d.pop("ended_moves")
        for ended_moves_item_data in (_ended_moves):
            ended_moves_item = MoveInTheWay.from_dict(ended_moves_item_data)



            ended_moves.append(ended_moves_item)


        ended_holds = d.pop("ended_holds")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['end'] , can_item_data)
            if can_item != 'end':
                raise ValueError(f"can_item must match const 'end', got '{can_item}'")
            can.append(can_item)


        taken_time_off = cls(
            id=id,
            starts_at=starts_at,
            ends_at=ends_at,
            cancelled=cancelled,
            ended_moves=ended_moves,
            ended_holds=ended_holds,
            can=can,
        )


        taken_time_off.additional_properties = d
        return taken_time_off

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
