from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.ending_for_two_ending import EndingForTwoEnding






T = TypeVar("T", bound="EndingForTwo")



@_attrs_define
class EndingForTwo:
    """ 
        Attributes:
            ending (EndingForTwoEnding): The reason that the two read.
            reason (str): Why you end it for them; it stands in the audit log, and the two do not read it.
     """

    ending: EndingForTwoEnding
    reason: str





    def to_dict(self) -> dict[str, Any]:
        ending = self.ending.value

        reason = self.reason


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "ending": ending,
            "reason": reason,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ending = EndingForTwoEnding(d.pop("ending"))




        reason = d.pop("reason")

        ending_for_two = cls(
            ending=ending,
            reason=reason,
        )

        return ending_for_two

