from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.report_view_can_item import ReportViewCanItem
from ..models.report_view_outcome_type_0 import ReportViewOutcomeType0
from ..models.report_view_reason import ReportViewReason
from ..models.report_view_state import ReportViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ReportView")



@_attrs_define
class ReportView:
    """ A report, for operators.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            reporter_id (None | UUID): Who wrote it; null once they are erased.
            person_id (None | UUID): Whom it is about; null where they are not here, or not any more.
            reason (ReportViewReason): What it is about.
            text (None | str): What happened, as it was written; null once either of the two is erased.
            evidence (list[str]): Where it can be seen.
            state (ReportViewState): `open`, `taken` by an operator who looks into it, or `decided`.
            taken_by (None | UUID): Who looks into it, or has decided.
            outcome (None | ReportViewOutcomeType0): What came of it; null until it is decided.
            reported_at (datetime.datetime): When it was written, in UTC.
            can (list[ReportViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    reporter_id: None | UUID
    person_id: None | UUID
    reason: ReportViewReason
    text: None | str
    evidence: list[str]
    state: ReportViewState
    taken_by: None | UUID
    outcome: None | ReportViewOutcomeType0
    reported_at: datetime.datetime
    can: list[ReportViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        reporter_id: None | str
        if isinstance(self.reporter_id, UUID):
            reporter_id = str(self.reporter_id)
        else:
            reporter_id = self.reporter_id

        person_id: None | str
        if isinstance(self.person_id, UUID):
            person_id = str(self.person_id)
        else:
            person_id = self.person_id

        reason = self.reason.value

        text: None | str
        text = self.text

        evidence = self.evidence



        state = self.state.value

        taken_by: None | str
        if isinstance(self.taken_by, UUID):
            taken_by = str(self.taken_by)
        else:
            taken_by = self.taken_by

        outcome: None | str
        if isinstance(self.outcome, ReportViewOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        reported_at = self.reported_at.isoformat()

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "reporter_id": reporter_id,
            "person_id": person_id,
            "reason": reason,
            "text": text,
            "evidence": evidence,
            "state": state,
            "taken_by": taken_by,
            "outcome": outcome,
            "reported_at": reported_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        def _parse_reporter_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reporter_id_type_0 = UUID(data)



                return reporter_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        reporter_id = _parse_reporter_id(d.pop("reporter_id"))


        def _parse_person_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_id_type_0 = UUID(data)



                return person_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        person_id = _parse_person_id(d.pop("person_id"))


        reason = ReportViewReason(d.pop("reason"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        evidence = cast(list[str], d.pop("evidence"))


        state = ReportViewState(d.pop("state"))




        def _parse_taken_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                taken_by_type_0 = UUID(data)



                return taken_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        taken_by = _parse_taken_by(d.pop("taken_by"))


        def _parse_outcome(data: object) -> None | ReportViewOutcomeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = ReportViewOutcomeType0(data)



                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReportViewOutcomeType0, data)

        outcome = _parse_outcome(d.pop("outcome"))


        reported_at = datetime.datetime.fromisoformat(d.pop("reported_at"))




        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = ReportViewCanItem(can_item_data)



            can.append(can_item)


        report_view = cls(
            id=id,
            version=version,
            reporter_id=reporter_id,
            person_id=person_id,
            reason=reason,
            text=text,
            evidence=evidence,
            state=state,
            taken_by=taken_by,
            outcome=outcome,
            reported_at=reported_at,
            can=can,
        )


        report_view.additional_properties = d
        return report_view

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
