from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.reminder_side import ReminderSide






T = TypeVar("T", bound="Reminder")



@_attrs_define
class Reminder:
    """ 
        Attributes:
            side (ReminderSide): Whom to remind of their next step.
            reason (str): Why; it stands in the audit log, and the person does not read it.
     """

    side: ReminderSide
    reason: str





    def to_dict(self) -> dict[str, Any]:
        side = self.side.value

        reason = self.reason


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "side": side,
            "reason": reason,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        side = ReminderSide(d.pop("side"))




        reason = d.pop("reason")

        reminder = cls(
            side=side,
            reason=reason,
        )

        return reminder

