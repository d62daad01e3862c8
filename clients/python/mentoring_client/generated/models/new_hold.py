from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="NewHold")



@_attrs_define
class NewHold:
    """ A slot to keep for five minutes.

        Attributes:
            offering_id (UUID): Whose slot is kept.
            starts_at (datetime.datetime): The start of the slot, with its offset or Z.
            length_minutes (int | None | Unset): One of the offering's lengths, in minutes; the first one if not said.
     """

    offering_id: UUID
    starts_at: datetime.datetime
    length_minutes: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        offering_id = str(self.offering_id)

        starts_at = self.starts_at.isoformat()

        length_minutes: int | None | Unset
        if isinstance(self.length_minutes, Unset):
            length_minutes = UNSET
        else:
            length_minutes = self.length_minutes


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "offering_id": offering_id,
            "starts_at": starts_at,
        })
        if length_minutes is not UNSET:
            field_dict["length_minutes"] = length_minutes

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        offering_id = UUID(d.pop("offering_id"))




        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        def _parse_length_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        length_minutes = _parse_length_minutes(d.pop("length_minutes", UNSET))


        new_hold = cls(
            offering_id=offering_id,
            starts_at=starts_at,
            length_minutes=length_minutes,
        )

        return new_hold

