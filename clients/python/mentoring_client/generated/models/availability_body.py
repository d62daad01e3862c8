from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.limits_body import LimitsBody
  from ..models.override_body import OverrideBody
  from ..models.travel_body import TravelBody
  from ..models.weekly_body import WeeklyBody





T = TypeVar("T", bound="AvailabilityBody")



@_attrs_define
class AvailabilityBody:
    """ A person's hours, whole.

        Attributes:
            time_zone (str): The IANA name of the zone whose wall clock the hours are on.
            weekly (list[WeeklyBody]): The hours of a usual week.
            overrides (list[OverrideBody] | Unset): Dates that are not as usual.
            travel (list[TravelBody] | Unset): When the hours are meant on the wall clock of another zone.
            most_sessions (LimitsBody | Unset): At most so many sessions on your calendar; null: as many as there is time
                for.
            most_open_sessions (int | Unset): So many lie ahead with one person who is not your mentee. Default: 5.
     """

    time_zone: str
    weekly: list[WeeklyBody]
    overrides: list[OverrideBody] | Unset = UNSET
    travel: list[TravelBody] | Unset = UNSET
    most_sessions: LimitsBody | Unset = UNSET
    most_open_sessions: int | Unset = 5





    def to_dict(self) -> dict[str, Any]:
        from ..models.limits_body import LimitsBody # noqa: PLC0415
        from ..models.override_body import OverrideBody # noqa: PLC0415
        from ..models.travel_body import TravelBody # noqa: PLC0415
        from ..models.weekly_body import WeeklyBody # noqa: PLC0415
        time_zone = self.time_zone

        weekly = []
        for weekly_item_data in self.weekly:
            weekly_item = weekly_item_data.to_dict()
            weekly.append(weekly_item)



        overrides: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.overrides, Unset):
            overrides = []
            for overrides_item_data in self.overrides:
                overrides_item = overrides_item_data.to_dict()
                overrides.append(overrides_item)



        travel: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.travel, Unset):
            travel = []
            for travel_item_data in self.travel:
                travel_item = travel_item_data.to_dict()
                travel.append(travel_item)



        most_sessions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.most_sessions, Unset):
            most_sessions = self.most_sessions.to_dict()

        most_open_sessions = self.most_open_sessions


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "time_zone": time_zone,
            "weekly": weekly,
        })
        if overrides is not UNSET:
            field_dict["overrides"] = overrides
        if travel is not UNSET:
            field_dict["travel"] = travel
        if most_sessions is not UNSET:
            field_dict["most_sessions"] = most_sessions
        if most_open_sessions is not UNSET:
            field_dict["most_open_sessions"] = most_open_sessions

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limits_body import LimitsBody # noqa: PLC0415
        from ..models.override_body import OverrideBody # noqa: PLC0415
        from ..models.travel_body import TravelBody # noqa: PLC0415
        from ..models.weekly_body import WeeklyBody # noqa: PLC0415
        d = dict(src_dict)
        time_zone = d.pop("time_zone")

        weekly = []
        _weekly = d.pop("weekly")
        for weekly_item_data in (_weekly):
            weekly_item = WeeklyBody.from_dict(weekly_item_data)



            weekly.append(weekly_item)


        _overrides = d.pop("overrides", UNSET)
        overrides: list[OverrideBody] | Unset = UNSET
        if _overrides is not UNSET:
            overrides = []
            for overrides_item_data in _overrides:
                overrides_item = OverrideBody.from_dict(overrides_item_data)



                overrides.append(overrides_item)


        _travel = d.pop("travel", UNSET)
        travel: list[TravelBody] | Unset = UNSET
        if _travel is not UNSET:
            travel = []
            for travel_item_data in _travel:
                travel_item = TravelBody.from_dict(travel_item_data)



                travel.append(travel_item)


        _most_sessions = d.pop("most_sessions", UNSET)
        most_sessions: LimitsBody | Unset
        if isinstance(_most_sessions,  Unset):
            most_sessions = UNSET
        else:
            most_sessions = LimitsBody.from_dict(_most_sessions)




        most_open_sessions = d.pop("most_open_sessions", UNSET)

        availability_body = cls(
            time_zone=time_zone,
            weekly=weekly,
            overrides=overrides,
            travel=travel,
            most_sessions=most_sessions,
            most_open_sessions=most_open_sessions,
        )

        return availability_body

