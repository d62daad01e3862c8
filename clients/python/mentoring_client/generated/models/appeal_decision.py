from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.appeal_decision_outcome import AppealDecisionOutcome






T = TypeVar("T", bound="AppealDecision")



@_attrs_define
class AppealDecision:
    """ `took_place`: nobody was absent, and the session counts as completed; else the absence stands.

        Attributes:
            outcome (AppealDecisionOutcome): Whether the session took place or the absence stands.
     """

    outcome: AppealDecisionOutcome





    def to_dict(self) -> dict[str, Any]:
        outcome = self.outcome.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "outcome": outcome,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        outcome = AppealDecisionOutcome(d.pop("outcome"))




        appeal_decision = cls(
            outcome=outcome,
        )

        return appeal_decision

