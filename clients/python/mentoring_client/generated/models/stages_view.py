from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.stages_view_can_item import StagesViewCanItem
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.stage_view import StageView





T = TypeVar("T", bound="StagesView")



@_attrs_define
class StagesView:
    """ What holds in a programme for mentorships that begin now.

        Attributes:
            programme_id (UUID): The programme that it belongs to.
            version (int): Counts what the programme said; 0: what all have.
            holds_from (datetime.datetime | None): Since when mentorships begin by it; null for what all have.
            stages (list[StageView]): The four, in their order.
            behind (int): How many mentorships that go on go by an earlier version.
            can (list[StagesViewCanItem]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    holds_from: datetime.datetime | None
    stages: list[StageView]
    behind: int
    can: list[StagesViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.stage_view import StageView # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        holds_from: None | str
        if isinstance(self.holds_from, datetime.datetime):
            holds_from = self.holds_from.isoformat()
        else:
            holds_from = self.holds_from

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)



        behind = self.behind

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "holds_from": holds_from,
            "stages": stages,
            "behind": behind,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.stage_view import StageView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        def _parse_holds_from(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holds_from_type_0 = datetime.datetime.fromisoformat(data)



                return holds_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        holds_from = _parse_holds_from(d.pop("holds_from"))


        stages = []
        _stages = d.pop("stages")
        for stages_item_data in (_stages):
            stages_item = StageView.from_dict(stages_item_data)



            stages.append(stages_item)


        behind = d.pop("behind")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = StagesViewCanItem(can_item_data)



            can.append(can_item)


        stages_view = cls(
            programme_id=programme_id,
            version=version,
            holds_from=holds_from,
            stages=stages,
            behind=behind,
            can=can,
        )


        stages_view.additional_properties = d
        return stages_view

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
