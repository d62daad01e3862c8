from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.limits_view import LimitsView
  from ..models.override_view import OverrideView
  from ..models.session_in_the_way import SessionInTheWay
  from ..models.time_off_view import TimeOffView
  from ..models.travel_view import TravelView
  from ..models.weekly_view import WeeklyView





T = TypeVar("T", bound="SetAvailabilityView")



@_attrs_define
class SetAvailabilityView:
    """ The hours as they are now.

        Attributes:
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            time_zone (str): The IANA name of the zone whose wall clock the hours are on.
            weekly (list[WeeklyView]): The hours of a usual week.
            overrides (list[OverrideView]): Dates that are not as usual.
            travel (list[TravelView]): When the hours are meant on the wall clock of another zone.
            time_off (list[TimeOffView]): The absences that are ahead; they are given and ended by their own operations.
            most_sessions (LimitsView):
            most_open_sessions (int): So many lie ahead with one person who is not a mentee.
            can (list[str]): What the asker may do with it now.
            sessions_outside (list[SessionInTheWay]): Your sessions as a mentor that lie ahead and not within these hours;
                they stay booked.
     """

    version: int
    time_zone: str
    weekly: list[WeeklyView]
    overrides: list[OverrideView]
    travel: list[TravelView]
    time_off: list[TimeOffView]
    most_sessions: LimitsView
    most_open_sessions: int
    can: list[str]
    sessions_outside: list[SessionInTheWay]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.limits_view import LimitsView # noqa: PLC0415
        from ..models.override_view import OverrideView # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        from ..models.time_off_view import TimeOffView # noqa: PLC0415
        from ..models.travel_view import TravelView # noqa: PLC0415
        from ..models.weekly_view import WeeklyView # noqa: PLC0415
        version = self.version

        time_zone = self.time_zone

        weekly = []
        for weekly_item_data in self.weekly:
            weekly_item = weekly_item_data.to_dict()
            weekly.append(weekly_item)



        overrides = []
        for overrides_item_data in self.overrides:
            overrides_item = overrides_item_data.to_dict()
            overrides.append(overrides_item)



        travel = []
        for travel_item_data in self.travel:
            travel_item = travel_item_data.to_dict()
            travel.append(travel_item)



        time_off = []
        for time_off_item_data in self.time_off:
            time_off_item = time_off_item_data.to_dict()
            time_off.append(time_off_item)



        most_sessions = self.most_sessions.to_dict()

        most_open_sessions = self.most_open_sessions

        can = self.can



        sessions_outside = []
        for sessions_outside_item_data in self.sessions_outside:
            sessions_outside_item = sessions_outside_item_data.to_dict()
            sessions_outside.append(sessions_outside_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "version": version,
            "time_zone": time_zone,
            "weekly": weekly,
            "overrides": overrides,
            "travel": travel,
            "time_off": time_off,
            "most_sessions": most_sessions,
            "most_open_sessions": most_open_sessions,
            "can": can,
            "sessions_outside": sessions_outside,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limits_view import LimitsView # noqa: PLC0415
        from ..models.override_view import OverrideView # noqa: PLC0415
        from ..models.session_in_the_way import SessionInTheWay # noqa: PLC0415
        from ..models.time_off_view import TimeOffView # noqa: PLC0415
        from ..models.travel_view import TravelView # noqa: PLC0415
        from ..models.weekly_view import WeeklyView # noqa: PLC0415
        d = dict(src_dict)
        version = d.pop("version")

        time_zone = d.pop("time_zone")

        weekly = []
        _weekly = d.pop("weekly")
        for weekly_item_data in (_weekly):
            weekly_item = WeeklyView.from_dict(weekly_item_data)



            weekly.append(weekly_item)


        overrides = []
        _overrides = d.pop("overrides")
        for overrides_item_data in (_overrides):
            overrides_item = OverrideView.from_dict(overrides_item_data)



            overrides.append(overrides_item)


        travel = []
        _travel = d.pop("travel")
        for travel_item_data in (_travel):
            travel_item = TravelView.from_dict(travel_item_data)



            travel.append(travel_item)


        time_off = []
        _time_off = d.pop("time_off")
        for time_off_item_data in (_time_off):
            time_off_item = TimeOffView.from_dict(time_off_item_data)



            time_off.append(time_off_item)


        most_sessions = LimitsView.from_dict(d.pop("most_sessions"))




        most_open_sessions = d.pop("most_open_sessions")

        can = cast(list[str], d.pop("can"))


        sessions_outside = []
        _sessions_outside = d.pop("sessions_outside")
        for sessions_outside_item_data in (_sessions_outside):
            sessions_outside_item = SessionInTheWay.from_dict(sessions_outside_item_data)



            sessions_outside.append(sessions_outside_item)


        set_availability_view = cls(
            version=version,
            time_zone=time_zone,
            weekly=weekly,
            overrides=overrides,
            travel=travel,
            time_off=time_off,
            most_sessions=most_sessions,
            most_open_sessions=most_open_sessions,
            can=can,
            sessions_outside=sessions_outside,
        )


        set_availability_view.additional_properties = d
        return set_availability_view

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
