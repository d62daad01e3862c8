from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="NudgeTermsBody")



@_attrs_define
class NudgeTermsBody:
    """ How much is kept back, so that it is known what such a word does.

        Attributes:
            held_back (float): Of the words that are due, the share that is not said, by a draw for each.
     """

    held_back: float





    def to_dict(self) -> dict[str, Any]:
        held_back = self.held_back


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "held_back": held_back,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        held_back = d.pop("held_back")

        nudge_terms_body = cls(
            held_back=held_back,
        )

        return nudge_terms_body

