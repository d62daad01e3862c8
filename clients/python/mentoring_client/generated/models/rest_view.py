from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
import datetime

if TYPE_CHECKING:
  from ..models.step_view import StepView





T = TypeVar("T", bound="RestView")



@_attrs_define
class RestView:
    """ Whether one rests as a mentor, and what programmes with a ladder of their own have taken for steps.

        Attributes:
            resting_since (datetime.datetime | None): Since when, in UTC: three requests in a row had run out of time. Null:
                one does not rest.
            can (list[Literal['come_back']]): What the asker may do with it now.
            steps (list[StepView]): The newest twenty steps of programmes with a ladder of their own, the newest first;
                `/me/steps` has all.
     """

    resting_since: datetime.datetime | None
    can: list[Literal['come_back']]
    steps: list[StepView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.step_view import StepView # noqa: PLC0415
        resting_since: None | str
        if isinstance(self.resting_since, datetime.datetime):
            resting_since = self.resting_since.isoformat()
        else:
            resting_since = self.resting_since

        can = self.can



        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "resting_since": resting_since,
            "can": can,
            "steps": steps,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.step_view import StepView # noqa: PLC0415
        d = dict(src_dict)
        def _parse_resting_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                resting_since_type_0 = datetime.datetime.fromisoformat(data)



                return resting_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        resting_since = _parse_resting_since(d.pop("resting_since"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['come_back'] , can_item_data)
            if can_item != 'come_back':
                raise ValueError(f"can_item must match const 'come_back', got '{can_item}'")
            can.append(can_item)


        steps = []
        _steps = d.pop("steps")
        for steps_item_data in (_steps):
            steps_item = StepView.from_dict(steps_item_data)



            steps.append(steps_item)


        rest_view = cls(
            resting_since=resting_since,
            can=can,
            steps=steps,
        )


        rest_view.additional_properties = d
        return rest_view

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
