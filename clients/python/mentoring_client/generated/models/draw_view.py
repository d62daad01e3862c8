from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="DrawView")



@_attrs_define
class DrawView:
    """ A fair draw of a programme's places that one took part in.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            programme_id (UUID): The programme that it belongs to.
            drawn (bool): Whether one got a place; with whom is said by a proposal.
            odds (float): In what share of a thousand redraws one would have got a place.
            drawn_at (datetime.datetime): When it was drawn, in UTC.
     """

    id: UUID
    programme_id: UUID
    drawn: bool
    odds: float
    drawn_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        programme_id = str(self.programme_id)

        drawn = self.drawn

        odds = self.odds

        drawn_at = self.drawn_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "programme_id": programme_id,
            "drawn": drawn,
            "odds": odds,
            "drawn_at": drawn_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        programme_id = UUID(d.pop("programme_id"))




        drawn = d.pop("drawn")

        odds = d.pop("odds")

        drawn_at = datetime.datetime.fromisoformat(d.pop("drawn_at"))




        draw_view = cls(
            id=id,
            programme_id=programme_id,
            drawn=drawn,
            odds=odds,
            drawn_at=drawn_at,
        )


        draw_view.additional_properties = d
        return draw_view

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
