from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="IntroductionToAgreeTo")



@_attrs_define
class IntroductionToAgreeTo:
    """ 
        Attributes:
            reach_me (str): How you are reached. It is shown once everybody has agreed, and only to whom you are introduced.
     """

    reach_me: str





    def to_dict(self) -> dict[str, Any]:
        reach_me = self.reach_me


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "reach_me": reach_me,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reach_me = d.pop("reach_me")

        introduction_to_agree_to = cls(
            reach_me=reach_me,
        )

        return introduction_to_agree_to

