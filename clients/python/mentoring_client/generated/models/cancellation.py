from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="Cancellation")



@_attrs_define
class Cancellation:
    """ Why, and how much of a series.

        Attributes:
            and_following (bool | Unset): Whether all later sessions of its series are cancelled too. Default: False.
            reason (str | Unset): The other side reads it with the session, as `cancellation_reason`; no mail says it.
                Default: ''.
     """

    and_following: bool | Unset = False
    reason: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        and_following = self.and_following

        reason = self.reason


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if and_following is not UNSET:
            field_dict["and_following"] = and_following
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        and_following = d.pop("and_following", UNSET)

        reason = d.pop("reason", UNSET)

        cancellation = cls(
            and_following=and_following,
            reason=reason,
        )

        return cancellation

