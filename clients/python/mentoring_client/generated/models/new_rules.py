from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.weights import Weights





T = TypeVar("T", bound="NewRules")



@_attrs_define
class NewRules:
    """ 
        Attributes:
            weights (Weights): How much each factor counts, in proportion to the others of its side; at least one is above
                0.

                What the mentee gains counts skills, goals, languages, stage, style, rhythm, overlap, feedback and reliability;
                what the
                mentor wished for counts skills, languages, stage, style, rhythm, capacity, overlap and history.
     """

    weights: Weights





    def to_dict(self) -> dict[str, Any]:
        from ..models.weights import Weights # noqa: PLC0415
        weights = self.weights.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "weights": weights,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.weights import Weights # noqa: PLC0415
        d = dict(src_dict)
        weights = Weights.from_dict(d.pop("weights"))




        new_rules = cls(
            weights=weights,
        )

        return new_rules

