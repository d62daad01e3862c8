from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.expectations_reviewed_expectations import ExpectationsReviewedExpectations






T = TypeVar("T", bound="ExpectationsReviewed")



@_attrs_define
class ExpectationsReviewed:
    """ 
        Attributes:
            expectations (ExpectationsReviewedExpectations): What has come of what you expected.
     """

    expectations: ExpectationsReviewedExpectations





    def to_dict(self) -> dict[str, Any]:
        expectations = self.expectations.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "expectations": expectations,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        expectations = ExpectationsReviewedExpectations(d.pop("expectations"))




        expectations_reviewed = cls(
            expectations=expectations,
        )

        return expectations_reviewed

