from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.outcome_plan_body_basis_type_0 import OutcomePlanBodyBasisType0
from ..types import UNSET, Unset
from typing import cast
from typing import Literal, cast






T = TypeVar("T", bound="OutcomePlanBody")



@_attrs_define
class OutcomePlanBody:
    """ What is compared. It is fixed once anything is released.

        Attributes:
            basis (Literal['ever_offered'] | OutcomePlanBodyBasisType0): `draw`: everybody by their first draw; `selected`:
                who has a mentor beside who has none, which proves nothing; `none`: there
                is nobody to compare with. `ever_offered` is refused: it is no fair comparison.
            horizon_days (int | Unset): Up to how many days after the draw, or the programme's start, people are followed.
                Default: 365.
            fewest (int | Unset): Of groups with fewer people nothing is said. Default: 5.
     """

    basis: Literal['ever_offered'] | OutcomePlanBodyBasisType0
    horizon_days: int | Unset = 365
    fewest: int | Unset = 5





    def to_dict(self) -> dict[str, Any]:
        basis: Literal['ever_offered'] | str
        if isinstance(self.basis, OutcomePlanBodyBasisType0):
            basis = self.basis.value
        else:
            basis = self.basis

        horizon_days = self.horizon_days

        fewest = self.fewest


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "basis": basis,
        })
        if horizon_days is not UNSET:
            field_dict["horizon_days"] = horizon_days
        if fewest is not UNSET:
            field_dict["fewest"] = fewest

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_basis(data: object) -> Literal['ever_offered'] | OutcomePlanBodyBasisType0:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                basis_type_0 = OutcomePlanBodyBasisType0(data)



                return basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            basis_type_1 = cast(Literal['ever_offered'] , data)
            if basis_type_1 != 'ever_offered':
                raise ValueError(f"basis_type_1 must match const 'ever_offered', got '{basis_type_1}'")
            return basis_type_1

        basis = _parse_basis(d.pop("basis"))


        horizon_days = d.pop("horizon_days", UNSET)

        fewest = d.pop("fewest", UNSET)

        outcome_plan_body = cls(
            basis=basis,
            horizon_days=horizon_days,
            fewest=fewest,
        )

        return outcome_plan_body

