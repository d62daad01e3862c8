from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.conflict_view import ConflictView
  from ..models.series_session_view import SeriesSessionView





T = TypeVar("T", bound="SeriesView")



@_attrs_define
class SeriesView:
    """ Sessions that were set up together.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            offering_id (UUID): The offering that is meant.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_ids (list[UUID]): Who is mentored in it: one, or several in a group.
            length_minutes (int): How long it is, in minutes.
            time_zone (str): The IANA name of the zone whose wall clock the rhythm keeps.
            first_date (datetime.date): The date of the first session on that wall clock.
            at (str): The time of day on that wall clock, `HH:MM`.
            every_weeks (int): How many weeks lie between two sessions.
            times (int): How many sessions were asked for.
            sessions (list[SeriesSessionView]): Those that were booked, soonest first.
            conflicts (list[ConflictView]): The times that could not be had; told once, when it is set up.
     """

    id: UUID
    version: int
    offering_id: UUID
    mentor_id: UUID
    mentee_ids: list[UUID]
    length_minutes: int
    time_zone: str
    first_date: datetime.date
    at: str
    every_weeks: int
    times: int
    sessions: list[SeriesSessionView]
    conflicts: list[ConflictView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.conflict_view import ConflictView # noqa: PLC0415
        from ..models.series_session_view import SeriesSessionView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        offering_id = str(self.offering_id)

        mentor_id = str(self.mentor_id)

        mentee_ids = []
        for mentee_ids_item_data in self.mentee_ids:
            mentee_ids_item = str(mentee_ids_item_data)
            mentee_ids.append(mentee_ids_item)



        length_minutes = self.length_minutes

        time_zone = self.time_zone

        first_date = self.first_date.isoformat()

        at = self.at

        every_weeks = self.every_weeks

        times = self.times

        sessions = []
        for sessions_item_data in self.sessions:
            sessions_item = sessions_item_data.to_dict()
            sessions.append(sessions_item)



        conflicts = []
        for conflicts_item_data in self.conflicts:
            conflicts_item = conflicts_item_data.to_dict()
            conflicts.append(conflicts_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "offering_id": offering_id,
            "mentor_id": mentor_id,
            "mentee_ids": mentee_ids,
            "length_minutes": length_minutes,
            "time_zone": time_zone,
            "first_date": first_date,
            "at": at,
            "every_weeks": every_weeks,
            "times": times,
            "sessions": sessions,
            "conflicts": conflicts,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.conflict_view import ConflictView # noqa: PLC0415
        from ..models.series_session_view import SeriesSessionView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        offering_id = UUID(d.pop("offering_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_ids = []
        _mentee_ids = d.pop("mentee_ids")
        for mentee_ids_item_data in (_mentee_ids):
            mentee_ids_item = UUID(mentee_ids_item_data)



            mentee_ids.append(mentee_ids_item)


        length_minutes = d.pop("length_minutes")

        time_zone = d.pop("time_zone")

        first_date = datetime.date.fromisoformat(d.pop("first_date"))




        at = d.pop("at")

        every_weeks = d.pop("every_weeks")

        times = d.pop("times")

        sessions = []
        _sessions = d.pop("sessions")
        for sessions_item_data in (_sessions):
            sessions_item = SeriesSessionView.from_dict(sessions_item_data)



            sessions.append(sessions_item)


        conflicts = []
        _conflicts = d.pop("conflicts")
        for conflicts_item_data in (_conflicts):
            conflicts_item = ConflictView.from_dict(conflicts_item_data)



            conflicts.append(conflicts_item)


        series_view = cls(
            id=id,
            version=version,
            offering_id=offering_id,
            mentor_id=mentor_id,
            mentee_ids=mentee_ids,
            length_minutes=length_minutes,
            time_zone=time_zone,
            first_date=first_date,
            at=at,
            every_weeks=every_weeks,
            times=times,
            sessions=sessions,
            conflicts=conflicts,
        )


        series_view.additional_properties = d
        return series_view

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
