from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_report_reason import NewReportReason
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewReport")



@_attrs_define
class NewReport:
    """ 
        Attributes:
            reason (NewReportReason): What it is about.
            text (str): What happened, for the operators alone.
            evidence (list[str] | Unset): Where it can be seen: links, dates, ids of sessions or messages.
     """

    reason: NewReportReason
    text: str
    evidence: list[str] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        text = self.text

        evidence: list[str] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "reason": reason,
            "text": text,
        })
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = NewReportReason(d.pop("reason"))




        text = d.pop("text")

        evidence = cast(list[str], d.pop("evidence", UNSET))


        new_report = cls(
            reason=reason,
            text=text,
            evidence=evidence,
        )

        return new_report

