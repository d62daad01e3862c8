from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="TimeOffSpan")



@_attrs_define
class TimeOffSpan:
    """ Whole minutes: what begins or ends within one takes it whole.

        Attributes:
            starts_at (datetime.datetime): When it begins, with its offset or Z.
            ends_at (datetime.datetime): When it ends, with its offset or Z.
     """

    starts_at: datetime.datetime
    ends_at: datetime.datetime





    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "starts_at": starts_at,
            "ends_at": ends_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        time_off_span = cls(
            starts_at=starts_at,
            ends_at=ends_at,
        )

        return time_off_span

