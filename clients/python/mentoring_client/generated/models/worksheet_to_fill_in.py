from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="WorksheetToFillIn")



@_attrs_define
class WorksheetToFillIn:
    """ What is left out or null is empty.

        Attributes:
            tried (None | str | Unset): What you have tried since the last session.
            stuck (None | str | Unset): Where you are stuck.
            leave_with (None | str | Unset): What you want to leave the session with.
     """

    tried: None | str | Unset = UNSET
    stuck: None | str | Unset = UNSET
    leave_with: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        tried: None | str | Unset
        if isinstance(self.tried, Unset):
            tried = UNSET
        else:
            tried = self.tried

        stuck: None | str | Unset
        if isinstance(self.stuck, Unset):
            stuck = UNSET
        else:
            stuck = self.stuck

        leave_with: None | str | Unset
        if isinstance(self.leave_with, Unset):
            leave_with = UNSET
        else:
            leave_with = self.leave_with


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if tried is not UNSET:
            field_dict["tried"] = tried
        if stuck is not UNSET:
            field_dict["stuck"] = stuck
        if leave_with is not UNSET:
            field_dict["leave_with"] = leave_with

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_tried(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tried = _parse_tried(d.pop("tried", UNSET))


        def _parse_stuck(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        stuck = _parse_stuck(d.pop("stuck", UNSET))


        def _parse_leave_with(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        leave_with = _parse_leave_with(d.pop("leave_with", UNSET))


        worksheet_to_fill_in = cls(
            tried=tried,
            stuck=stuck,
            leave_with=leave_with,
        )

        return worksheet_to_fill_in

