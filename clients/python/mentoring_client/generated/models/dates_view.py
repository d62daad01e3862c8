from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="DatesView")



@_attrs_define
class DatesView:
    """ Days in UTC, the last ones included; null is no limit.

        Attributes:
            applications_from (datetime.date | None): From when on one may apply.
            applications_until (datetime.date | None): The last day on which one may apply; where there is none, the last
                day of the programme.
            starts_on (datetime.date | None): From when on mentors are recommended and asked in it.
            ends_on (datetime.date | None): The last day on which mentors are recommended and asked in it.
     """

    applications_from: datetime.date | None
    applications_until: datetime.date | None
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        applications_from: None | str
        if isinstance(self.applications_from, datetime.date):
            applications_from = self.applications_from.isoformat()
        else:
            applications_from = self.applications_from

        applications_until: None | str
        if isinstance(self.applications_until, datetime.date):
            applications_until = self.applications_until.isoformat()
        else:
            applications_until = self.applications_until

        starts_on: None | str
        if isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        ends_on: None | str
        if isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "applications_from": applications_from,
            "applications_until": applications_until,
            "starts_on": starts_on,
            "ends_on": ends_on,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_applications_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applications_from_type_0 = datetime.date.fromisoformat(data)



                return applications_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        applications_from = _parse_applications_from(d.pop("applications_from"))


        def _parse_applications_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applications_until_type_0 = datetime.date.fromisoformat(data)



                return applications_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        applications_until = _parse_applications_until(d.pop("applications_until"))


        def _parse_starts_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)



                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        starts_on = _parse_starts_on(d.pop("starts_on"))


        def _parse_ends_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)



                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ends_on = _parse_ends_on(d.pop("ends_on"))


        dates_view = cls(
            applications_from=applications_from,
            applications_until=applications_until,
            starts_on=starts_on,
            ends_on=ends_on,
        )


        dates_view.additional_properties = d
        return dates_view

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
