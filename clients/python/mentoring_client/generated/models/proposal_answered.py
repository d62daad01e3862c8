from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ProposalAnswered")



@_attrs_define
class ProposalAnswered:
    """ 
        Attributes:
            number (int): The number of the proposal that you have read and answer.
     """

    number: int





    def to_dict(self) -> dict[str, Any]:
        number = self.number


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "number": number,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        proposal_answered = cls(
            number=number,
        )

        return proposal_answered

