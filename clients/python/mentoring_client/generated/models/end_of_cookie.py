from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import Literal, cast






T = TypeVar("T", bound="EndOfCookie")



@_attrs_define
class EndOfCookie:
    """ Signs out where the refresh token is in the cookie, which goes; for pages of the API's site.

        Attributes:
            kept_in (Literal['cookie']): Says where it is.
     """

    kept_in: Literal['cookie']





    def to_dict(self) -> dict[str, Any]:
        kept_in = self.kept_in


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kept_in": kept_in,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kept_in = cast(Literal['cookie'] , d.pop("kept_in"))
        if kept_in != 'cookie':
            raise ValueError(f"kept_in must match const 'cookie', got '{kept_in}'")

        end_of_cookie = cls(
            kept_in=kept_in,
        )

        return end_of_cookie

