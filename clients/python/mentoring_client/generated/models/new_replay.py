from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_replay_objective_type_0 import NewReplayObjectiveType0
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.new_weights import NewWeights





T = TypeVar("T", bound="NewReplay")



@_attrs_define
class NewReplay:
    """ What is to be otherwise.

        Attributes:
            objective (NewReplayObjectiveType0 | None | Unset): What it is for; null: the same as then.
            minimum_score (float | None | Unset): Nobody is matched below it; null: the same as then.
            weights (NewWeights | None | Unset): How much each factor counts, and which have to hold; null: as the
                programme's rules have it now.
     """

    objective: NewReplayObjectiveType0 | None | Unset = UNSET
    minimum_score: float | None | Unset = UNSET
    weights: NewWeights | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.new_weights import NewWeights # noqa: PLC0415
        objective: None | str | Unset
        if isinstance(self.objective, Unset):
            objective = UNSET
        elif isinstance(self.objective, NewReplayObjectiveType0):
            objective = self.objective.value
        else:
            objective = self.objective

        minimum_score: float | None | Unset
        if isinstance(self.minimum_score, Unset):
            minimum_score = UNSET
        else:
            minimum_score = self.minimum_score

        weights: dict[str, Any] | None | Unset
        if isinstance(self.weights, Unset):
            weights = UNSET
        elif isinstance(self.weights, NewWeights):
            weights = self.weights.to_dict()
        else:
            weights = self.weights


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if objective is not UNSET:
            field_dict["objective"] = objective
        if minimum_score is not UNSET:
            field_dict["minimum_score"] = minimum_score
        if weights is not UNSET:
            field_dict["weights"] = weights

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_weights import NewWeights # noqa: PLC0415
        d = dict(src_dict)
        def _parse_objective(data: object) -> NewReplayObjectiveType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                objective_type_0 = NewReplayObjectiveType0(data)



                return objective_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewReplayObjectiveType0 | None | Unset, data)

        objective = _parse_objective(d.pop("objective", UNSET))


        def _parse_minimum_score(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        minimum_score = _parse_minimum_score(d.pop("minimum_score", UNSET))


        def _parse_weights(data: object) -> NewWeights | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                weights_type_0 = NewWeights.from_dict(data)



                return weights_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewWeights | None | Unset, data)

        weights = _parse_weights(d.pop("weights", UNSET))


        new_replay = cls(
            objective=objective,
            minimum_score=minimum_score,
            weights=weights,
        )

        return new_replay

