from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="Rescheduling")



@_attrs_define
class Rescheduling:
    """ Another time.

        Attributes:
            starts_at (datetime.datetime): The new start, with its offset or Z.
            and_following (bool | Unset): Whether all later sessions of its series move by as much, on the wall clock it was
                set up in. Default: False.
     """

    starts_at: datetime.datetime
    and_following: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        and_following = self.and_following


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "starts_at": starts_at,
        })
        if and_following is not UNSET:
            field_dict["and_following"] = and_following

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        and_following = d.pop("and_following", UNSET)

        rescheduling = cls(
            starts_at=starts_at,
            and_following=and_following,
        )

        return rescheduling

