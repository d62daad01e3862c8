from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.my_report_view_outcome_type_0 import MyReportViewOutcomeType0
from ..models.my_report_view_reason import MyReportViewReason
from ..models.my_report_view_state import MyReportViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="MyReportView")



@_attrs_define
class MyReportView:
    """ A report of one's own.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            reason (MyReportViewReason): What it is about.
            text (str): What one wrote.
            evidence (list[str]): Where it can be seen.
            state (MyReportViewState): `open`, `taken` by an operator who looks into it, or `decided`.
            outcome (MyReportViewOutcomeType0 | None): What came of it; null until it is decided.
            reported_at (datetime.datetime): When one reported it, in UTC.
     """

    id: UUID
    version: int
    reason: MyReportViewReason
    text: str
    evidence: list[str]
    state: MyReportViewState
    outcome: MyReportViewOutcomeType0 | None
    reported_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        reason = self.reason.value

        text = self.text

        evidence = self.evidence



        state = self.state.value

        outcome: None | str
        if isinstance(self.outcome, MyReportViewOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        reported_at = self.reported_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "reason": reason,
            "text": text,
            "evidence": evidence,
            "state": state,
            "outcome": outcome,
            "reported_at": reported_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        reason = MyReportViewReason(d.pop("reason"))




        text = d.pop("text")

        evidence = cast(list[str], d.pop("evidence"))


        state = MyReportViewState(d.pop("state"))




        def _parse_outcome(data: object) -> MyReportViewOutcomeType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = MyReportViewOutcomeType0(data)



                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MyReportViewOutcomeType0 | None, data)

        outcome = _parse_outcome(d.pop("outcome"))


        reported_at = datetime.datetime.fromisoformat(d.pop("reported_at"))




        my_report_view = cls(
            id=id,
            version=version,
            reason=reason,
            text=text,
            evidence=evidence,
            state=state,
            outcome=outcome,
            reported_at=reported_at,
        )


        my_report_view.additional_properties = d
        return my_report_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
