from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.step_decision_outcome import StepDecisionOutcome






T = TypeVar("T", bound="StepDecision")



@_attrs_define
class StepDecision:
    """ 
        Attributes:
            outcome (StepDecisionOutcome): `granted`: the step is over, and what it was taken for counts no more, whether or
                not there is an appeal; `upheld`: an appeal
                is not granted, and the step stands.
            reason (str): Why: the one it was taken against reads it.
     """

    outcome: StepDecisionOutcome
    reason: str





    def to_dict(self) -> dict[str, Any]:
        outcome = self.outcome.value

        reason = self.reason


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "outcome": outcome,
            "reason": reason,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        outcome = StepDecisionOutcome(d.pop("outcome"))




        reason = d.pop("reason")

        step_decision = cls(
            outcome=outcome,
            reason=reason,
        )

        return step_decision

