from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.decision_outcome import DecisionOutcome






T = TypeVar("T", bound="Decision")



@_attrs_define
class Decision:
    """ 
        Attributes:
            outcome (DecisionOutcome): What came of it; whoever reported is told.
            reason (str): Why; it stands in the audit log.
     """

    outcome: DecisionOutcome
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
        outcome = DecisionOutcome(d.pop("outcome"))




        reason = d.pop("reason")

        decision = cls(
            outcome=outcome,
            reason=reason,
        )

        return decision

