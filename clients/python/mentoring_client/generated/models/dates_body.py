from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="DatesBody")



@_attrs_define
class DatesBody:
    """ Days in UTC, the last ones included. What is left out or null is no limit.

        Attributes:
            applications_from (datetime.date | None | Unset): From when on one may apply.
            applications_until (datetime.date | None | Unset): The last day on which one may apply; without it, the last day
                of the programme.
            starts_on (datetime.date | None | Unset): From when on mentors are recommended and asked in it.
            ends_on (datetime.date | None | Unset): The last day on which mentors are recommended and asked in it.
     """

    applications_from: datetime.date | None | Unset = UNSET
    applications_until: datetime.date | None | Unset = UNSET
    starts_on: datetime.date | None | Unset = UNSET
    ends_on: datetime.date | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        applications_from: None | str | Unset
        if isinstance(self.applications_from, Unset):
            applications_from = UNSET
        elif isinstance(self.applications_from, datetime.date):
            applications_from = self.applications_from.isoformat()
        else:
            applications_from = self.applications_from

        applications_until: None | str | Unset
        if isinstance(self.applications_until, Unset):
            applications_until = UNSET
        elif isinstance(self.applications_until, datetime.date):
            applications_until = self.applications_until.isoformat()
        else:
            applications_until = self.applications_until

        starts_on: None | str | Unset
        if isinstance(self.starts_on, Unset):
            starts_on = UNSET
        elif isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        ends_on: None | str | Unset
        if isinstance(self.ends_on, Unset):
            ends_on = UNSET
        elif isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if applications_from is not UNSET:
            field_dict["applications_from"] = applications_from
        if applications_until is not UNSET:
            field_dict["applications_until"] = applications_until
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if ends_on is not UNSET:
            field_dict["ends_on"] = ends_on

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_applications_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applications_from_type_0 = datetime.date.fromisoformat(data)



                return applications_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        applications_from = _parse_applications_from(d.pop("applications_from", UNSET))


        def _parse_applications_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applications_until_type_0 = datetime.date.fromisoformat(data)



                return applications_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        applications_until = _parse_applications_until(d.pop("applications_until", UNSET))


        def _parse_starts_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)



                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        starts_on = _parse_starts_on(d.pop("starts_on", UNSET))


        def _parse_ends_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)



                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        ends_on = _parse_ends_on(d.pop("ends_on", UNSET))


        dates_body = cls(
            applications_from=applications_from,
            applications_until=applications_until,
            starts_on=starts_on,
            ends_on=ends_on,
        )

        return dates_body

