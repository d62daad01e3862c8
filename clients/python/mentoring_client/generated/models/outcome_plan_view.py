from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.outcome_plan_view_basis import OutcomePlanViewBasis
from typing import cast
from typing import Literal, cast
from uuid import UUID






T = TypeVar("T", bound="OutcomePlanView")



@_attrs_define
class OutcomePlanView:
    """ What a programme compares.

        Attributes:
            programme_id (UUID): Whose plan it is.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            basis (OutcomePlanViewBasis): By what people are compared.
            horizon_days (int): Up to how many days after the draw, or the programme's start, people are followed.
            fewest (int): Of groups with fewer people nothing is said.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    basis: OutcomePlanViewBasis
    horizon_days: int
    fewest: int
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        programme_id = str(self.programme_id)

        version = self.version

        basis = self.basis.value

        horizon_days = self.horizon_days

        fewest = self.fewest

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "basis": basis,
            "horizon_days": horizon_days,
            "fewest": fewest,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        basis = OutcomePlanViewBasis(d.pop("basis"))




        horizon_days = d.pop("horizon_days")

        fewest = d.pop("fewest")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        outcome_plan_view = cls(
            programme_id=programme_id,
            version=version,
            basis=basis,
            horizon_days=horizon_days,
            fewest=fewest,
            can=can,
        )


        outcome_plan_view.additional_properties = d
        return outcome_plan_view

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
