from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.offering_that_ends import OfferingThatEnds
  from ..models.session_in_the_way import SessionInTheWay





T = TypeVar("T", bound="SessionsThatEnd")



@_attrs_define
class SessionsThatEnd:
    """ What ends in scheduling for somebody who ceases to be a mentor now.

        Attributes:
            sessions (list[SessionInTheWay]): Your sessions as a mentor that would be cancelled, the earliest first; one
                that has begun goes on.
            holds (int): How many slots that somebody keeps for the moment would be let go.
            offerings (list[OfferingThatEnds]): What could be booked and would be archived.
     """

    sessions: list[SessionInTheWay]
    holds: int
    offerings: list[OfferingThatEnds]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.offering_that_ends import OfferingThatEnds # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        sessions = []
        for sessions_item_data in self.sessions:
            sessions_item = sessions_item_data.to_dict()
            sessions.append(sessions_item)



        holds = self.holds

        offerings = []
        for offerings_item_data in self.offerings:
            offerings_item = offerings_item_data.to_dict()
            offerings.append(offerings_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "sessions": sessions,
            "holds": holds,
            "offerings": offerings,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.offering_that_ends import OfferingThatEnds # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        d = dict(src_dict)
        sessions = []
        _sessions = d.pop("sessions")
        for sessions_item_data in (_sessions):
            sessions_item = SessionInTheWay.from_dict(sessions_item_data)



            sessions.append(sessions_item)


        holds = d.pop("holds")

        offerings = []
        _offerings = d.pop("offerings")
        for offerings_item_data in (_offerings):
            offerings_item = OfferingThatEnds.from_dict(offerings_item_data)



            offerings.append(offerings_item)


        sessions_that_end = cls(
            sessions=sessions,
            holds=holds,
            offerings=offerings,
        )


        sessions_that_end.additional_properties = d
        return sessions_that_end

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
