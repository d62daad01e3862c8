from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.move_in_the_way import MoveInTheWay
  from ..models.session_in_the_way import SessionInTheWay





T = TypeVar("T", bound="TimeOffPreview")



@_attrs_define
class TimeOffPreview:
    """ What taking this time off would end.

        Attributes:
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            sessions (list[SessionInTheWay]): Those that would be cancelled.
            moves (list[MoveInTheWay]): Those of which only the proposed time would come to nothing.
            holds (int): How many slots that somebody keeps for the moment would be let go.
     """

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    sessions: list[SessionInTheWay]
    moves: list[MoveInTheWay]
    holds: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.move_in_the_way import MoveInTheWay # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        sessions = []
        for sessions_item_data in self.sessions:
            sessions_item = sessions_item_data.to_dict()
            sessions.append(sessions_item)



        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)



        holds = self.holds


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "starts_at": starts_at,
            "ends_at": ends_at,
            "sessions": sessions,
            "moves": moves,
            "holds": holds,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.move_in_the_way import MoveInTheWay # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        sessions = []
        _sessions = d.pop("sessions")
        for sessions_item_data in (_sessions):
            sessions_item = SessionInTheWay.from_dict(sessions_item_data)



            sessions.append(sessions_item)


        moves = []
        _moves = d.pop("moves")
        for moves_item_data in (_moves):
            moves_item = MoveInTheWay.from_dict(moves_item_data)



            moves.append(moves_item)


        holds = d.pop("holds")

        time_off_preview = cls(
            starts_at=starts_at,
            ends_at=ends_at,
            sessions=sessions,
            moves=moves,
            holds=holds,
        )


        time_off_preview.additional_properties = d
        return time_off_preview

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
