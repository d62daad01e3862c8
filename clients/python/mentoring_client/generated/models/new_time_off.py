from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="NewTimeOff")



@_attrs_define
class NewTimeOff:
    """ A time at which you are away.

        Attributes:
            starts_at (datetime.datetime): When it begins, with its offset or Z.
            ends_at (datetime.datetime): When it ends, with its offset or Z.
            reason (str | Unset): The mentees of all sessions that lie in it read it with these, as `cancellation_reason`;
                no mail says it. Default: ''.
     """

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    reason: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        reason = self.reason


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "starts_at": starts_at,
            "ends_at": ends_at,
        })
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        reason = d.pop("reason", UNSET)

        new_time_off = cls(
            starts_at=starts_at,
            ends_at=ends_at,
            reason=reason,
        )

        return new_time_off

