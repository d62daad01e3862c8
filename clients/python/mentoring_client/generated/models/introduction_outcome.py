from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.introduction_outcome_outcome import IntroductionOutcomeOutcome






T = TypeVar("T", bound="IntroductionOutcome")



@_attrs_define
class IntroductionOutcome:
    """ 
        Attributes:
            outcome (IntroductionOutcomeOutcome): What it has led to.
     """

    outcome: IntroductionOutcomeOutcome





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
        outcome = IntroductionOutcomeOutcome(d.pop("outcome"))




        introduction_outcome = cls(
            outcome=outcome,
        )

        return introduction_outcome

