from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.review_view_expectations import ReviewViewExpectations
from ..models.review_view_side import ReviewViewSide
from typing import cast
import datetime






T = TypeVar("T", bound="ReviewView")



@_attrs_define
class ReviewView:
    """ 
        Attributes:
            side (ReviewViewSide): Who looked again.
            expectations (ReviewViewExpectations): What has come of what they expected.
            reviewed_at (datetime.datetime): When, in UTC.
     """

    side: ReviewViewSide
    expectations: ReviewViewExpectations
    reviewed_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        side = self.side.value

        expectations = self.expectations.value

        reviewed_at = self.reviewed_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "side": side,
            "expectations": expectations,
            "reviewed_at": reviewed_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        side = ReviewViewSide(d.pop("side"))




        expectations = ReviewViewExpectations(d.pop("expectations"))




        reviewed_at = datetime.datetime.fromisoformat(d.pop("reviewed_at"))




        review_view = cls(
            side=side,
            expectations=expectations,
            reviewed_at=reviewed_at,
        )


        review_view.additional_properties = d
        return review_view

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
