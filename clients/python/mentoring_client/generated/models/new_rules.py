from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.new_weights import NewWeights





T = TypeVar("T", bound="NewRules")



@_attrs_define
class NewRules:
    """ 
        Attributes:
            weights (NewWeights): How much each factor is to count; what is left out does not.
     """

    weights: NewWeights





    def to_dict(self) -> dict[str, Any]:
        from ..models.new_weights import NewWeights # noqa: PLC0415
        weights = self.weights.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "weights": weights,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_weights import NewWeights # noqa: PLC0415
        d = dict(src_dict)
        weights = NewWeights.from_dict(d.pop("weights"))




        new_rules = cls(
            weights=weights,
        )

        return new_rules

