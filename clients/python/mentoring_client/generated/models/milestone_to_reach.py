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






T = TypeVar("T", bound="MilestoneToReach")



@_attrs_define
class MilestoneToReach:
    """ 
        Attributes:
            text (str): What is reached with it.
            id (None | Unset | UUID): The milestone meant; a new one where it is left out.
            reached_by (datetime.date | None | Unset): By when.
            reached (bool | Unset): Whether it is reached. Default: False.
     """

    text: str
    id: None | Unset | UUID = UNSET
    reached_by: datetime.date | None | Unset = UNSET
    reached: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        reached_by: None | str | Unset
        if isinstance(self.reached_by, Unset):
            reached_by = UNSET
        elif isinstance(self.reached_by, datetime.date):
            reached_by = self.reached_by.isoformat()
        else:
            reached_by = self.reached_by

        reached = self.reached


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
        })
        if id is not UNSET:
            field_dict["id"] = id
        if reached_by is not UNSET:
            field_dict["reached_by"] = reached_by
        if reached is not UNSET:
            field_dict["reached"] = reached

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)



                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))


        def _parse_reached_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reached_by_type_0 = datetime.date.fromisoformat(data)



                return reached_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        reached_by = _parse_reached_by(d.pop("reached_by", UNSET))


        reached = d.pop("reached", UNSET)

        milestone_to_reach = cls(
            text=text,
            id=id,
            reached_by=reached_by,
            reached=reached,
        )

        return milestone_to_reach

