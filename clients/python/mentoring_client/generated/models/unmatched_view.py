from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.miss_view import MissView





T = TypeVar("T", bound="UnmatchedView")



@_attrs_define
class UnmatchedView:
    """ Somebody who stayed alone.

        Attributes:
            mentee_id (UUID): The mentee's id, which is their person's.
            nearest (list[MissView]): The mentors who fit best, at most three, the nearest first; empty where nobody fits at
                all.
            odds (float | None): In what share of a thousand redraws of the whole run they would have got a place; null
                without a lottery, and for who took
                no part in it, since no mentor with a place may be matched with them.
     """

    mentee_id: UUID
    nearest: list[MissView]
    odds: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.miss_view import MissView # noqa: PLC0415
        mentee_id = str(self.mentee_id)

        nearest = []
        for nearest_item_data in self.nearest:
            nearest_item = nearest_item_data.to_dict()
            nearest.append(nearest_item)



        odds: float | None
        odds = self.odds


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee_id": mentee_id,
            "nearest": nearest,
            "odds": odds,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.miss_view import MissView # noqa: PLC0415
        d = dict(src_dict)
        mentee_id = UUID(d.pop("mentee_id"))




        nearest = []
        _nearest = d.pop("nearest")
        for nearest_item_data in (_nearest):
            nearest_item = MissView.from_dict(nearest_item_data)



            nearest.append(nearest_item)


        def _parse_odds(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        odds = _parse_odds(d.pop("odds"))


        unmatched_view = cls(
            mentee_id=mentee_id,
            nearest=nearest,
            odds=odds,
        )


        unmatched_view.additional_properties = d
        return unmatched_view

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
