from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.funnel_count_view import FunnelCountView





T = TypeVar("T", bound="FunnelWeekView")



@_attrs_define
class FunnelWeekView:
    """ A week in which somebody came on.

        Attributes:
            week (datetime.date): Its Monday, in UTC.
            counts (list[FunnelCountView]): Of each stage, in order.
     """

    week: datetime.date
    counts: list[FunnelCountView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.funnel_count_view import FunnelCountView # noqa: PLC0415
        week = self.week.isoformat()

        counts = []
        for counts_item_data in self.counts:
            counts_item = counts_item_data.to_dict()
            counts.append(counts_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "week": week,
            "counts": counts,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.funnel_count_view import FunnelCountView # noqa: PLC0415
        d = dict(src_dict)
        week = datetime.date.fromisoformat(d.pop("week"))




        counts = []
        _counts = d.pop("counts")
        for counts_item_data in (_counts):
            counts_item = FunnelCountView.from_dict(counts_item_data)



            counts.append(counts_item)


        funnel_week_view = cls(
            week=week,
            counts=counts,
        )


        funnel_week_view.additional_properties = d
        return funnel_week_view

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
