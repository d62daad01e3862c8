from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.funnel_view_stops_at_type_0 import FunnelViewStopsAtType0
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.funnel_stage_view import FunnelStageView
  from ..models.funnel_week_view import FunnelWeekView





T = TypeVar("T", bound="FunnelView")



@_attrs_define
class FunnelView:
    """ How far the mentees of a programme come.

        Attributes:
            programme_id (UUID): Which programme.
            stages (list[FunnelStageView]): In order.
            stops_at (FunnelViewStopsAtType0 | None): The stage that the smallest share of those before it reaches: where
                most people stop. Null where nobody does, or they are few.
            weeks (list[FunnelWeekView]): The weeks in which somebody came on, the first one first.
     """

    programme_id: UUID
    stages: list[FunnelStageView]
    stops_at: FunnelViewStopsAtType0 | None
    weeks: list[FunnelWeekView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.funnel_stage_view import FunnelStageView # noqa: PLC0415
        from ..models.funnel_week_view import FunnelWeekView # noqa: PLC0415
        programme_id = str(self.programme_id)

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)



        stops_at: None | str
        if isinstance(self.stops_at, FunnelViewStopsAtType0):
            stops_at = self.stops_at.value
        else:
            stops_at = self.stops_at

        weeks = []
        for weeks_item_data in self.weeks:
            weeks_item = weeks_item_data.to_dict()
            weeks.append(weeks_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "stages": stages,
            "stops_at": stops_at,
            "weeks": weeks,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.funnel_stage_view import FunnelStageView # noqa: PLC0415
        from ..models.funnel_week_view import FunnelWeekView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        stages = []
        _stages = d.pop("stages")
        for stages_item_data in (_stages):
            stages_item = FunnelStageView.from_dict(stages_item_data)



            stages.append(stages_item)


        def _parse_stops_at(data: object) -> FunnelViewStopsAtType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stops_at_type_0 = FunnelViewStopsAtType0(data)



                return stops_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FunnelViewStopsAtType0 | None, data)

        stops_at = _parse_stops_at(d.pop("stops_at"))


        weeks = []
        _weeks = d.pop("weeks")
        for weeks_item_data in (_weeks):
            weeks_item = FunnelWeekView.from_dict(weeks_item_data)



            weeks.append(weeks_item)


        funnel_view = cls(
            programme_id=programme_id,
            stages=stages,
            stops_at=stops_at,
            weeks=weeks,
        )


        funnel_view.additional_properties = d
        return funnel_view

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
