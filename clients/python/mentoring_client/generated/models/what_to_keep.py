from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="WhatToKeep")



@_attrs_define
class WhatToKeep:
    """ What goes with you into your next mentorship, of what is open and in your own words.

        Attributes:
            goals (bool): Your goals and their steps, as proposals to the next mentor.
            agreement (bool | Unset): What you had agreed on, as a proposal to the next mentor, for a year from then on.
                Default: False.
            history (bool | Unset): How far you came, for the next mentor to read while you work together; nothing of how
                the two of you got along. You may change your
                mind later too, and say the rest as it was. Default: False.
     """

    goals: bool
    agreement: bool | Unset = False
    history: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        goals = self.goals

        agreement = self.agreement

        history = self.history


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "goals": goals,
        })
        if agreement is not UNSET:
            field_dict["agreement"] = agreement
        if history is not UNSET:
            field_dict["history"] = history

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        goals = d.pop("goals")

        agreement = d.pop("agreement", UNSET)

        history = d.pop("history", UNSET)

        what_to_keep = cls(
            goals=goals,
            agreement=agreement,
            history=history,
        )

        return what_to_keep

