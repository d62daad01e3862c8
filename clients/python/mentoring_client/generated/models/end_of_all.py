from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="EndOfAll")



@_attrs_define
class EndOfAll:
    """ Signs out everywhere; needs an access token.

        Attributes:
            all_ (bool): Always true: every device is signed out.
     """

    all_: bool





    def to_dict(self) -> dict[str, Any]:
        all_ = self.all_


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "all": all_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        all_ = d.pop("all")

        end_of_all = cls(
            all_=all_,
        )

        return end_of_all

