from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.declining_reason import DecliningReason
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="Declining")



@_attrs_define
class Declining:
    """ Why not. The words are for the mentee and stay here.

        Attributes:
            reason (DecliningReason): The reason that fits best.
            text (None | str | Unset): For the mentee, in your own words; nobody else reads it.
     """

    reason: DecliningReason
    text: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "reason": reason,
        })
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = DecliningReason(d.pop("reason"))




        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))


        declining = cls(
            reason=reason,
            text=text,
        )

        return declining

