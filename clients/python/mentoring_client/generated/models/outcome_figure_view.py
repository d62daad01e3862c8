from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.outcome_figure_view_withheld_type_0 import OutcomeFigureViewWithheldType0
from typing import cast






T = TypeVar("T", bound="OutcomeFigureView")



@_attrs_define
class OutcomeFigureView:
    """ The number of one group.

        Attributes:
            people (int | None): How many there are of whom it is known; null where they are too few.
            value (float | None): Days, a share from 0 to 1, or a mean; null where `withheld` says why.
            withheld (None | OutcomeFigureViewWithheldType0): Why there is none.
     """

    people: int | None
    value: float | None
    withheld: None | OutcomeFigureViewWithheldType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        people: int | None
        people = self.people

        value: float | None
        value = self.value

        withheld: None | str
        if isinstance(self.withheld, OutcomeFigureViewWithheldType0):
            withheld = self.withheld.value
        else:
            withheld = self.withheld


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "people": people,
            "value": value,
            "withheld": withheld,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_people(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        people = _parse_people(d.pop("people"))


        def _parse_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        value = _parse_value(d.pop("value"))


        def _parse_withheld(data: object) -> None | OutcomeFigureViewWithheldType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withheld_type_0 = OutcomeFigureViewWithheldType0(data)



                return withheld_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OutcomeFigureViewWithheldType0, data)

        withheld = _parse_withheld(d.pop("withheld"))


        outcome_figure_view = cls(
            people=people,
            value=value,
            withheld=withheld,
        )


        outcome_figure_view.additional_properties = d
        return outcome_figure_view

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
