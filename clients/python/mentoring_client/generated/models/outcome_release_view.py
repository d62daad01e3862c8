from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.outcome_release_view_basis import OutcomeReleaseViewBasis
from ..models.outcome_release_view_state import OutcomeReleaseViewState
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.outcome_report_view import OutcomeReportView





T = TypeVar("T", bound="OutcomeReleaseView")



@_attrs_define
class OutcomeReleaseView:
    """ A release: asked for, computed by a worker, and then as it is for good.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            programme_id (UUID): The programme that it belongs to.
            period (str): The quarter in which it was asked for.
            state (OutcomeReleaseViewState): How far it is.
            progress (int): In percent.
            asked_at (datetime.datetime): When it was asked for, in UTC.
            released_at (datetime.datetime | None): When it was released, in UTC.
            basis (OutcomeReleaseViewBasis): By what people are compared.
            horizon_days (int): Up to how many days people are followed.
            fewest (int): Of groups with fewer people nothing is said.
            report (None | OutcomeReportView): Null until it is released, and in lists.
     """

    id: UUID
    programme_id: UUID
    period: str
    state: OutcomeReleaseViewState
    progress: int
    asked_at: datetime.datetime
    released_at: datetime.datetime | None
    basis: OutcomeReleaseViewBasis
    horizon_days: int
    fewest: int
    report: None | OutcomeReportView
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.outcome_report_view import OutcomeReportView # noqa: PLC0415
        id = str(self.id)

        programme_id = str(self.programme_id)

        period = self.period

        state = self.state.value

        progress = self.progress

        asked_at = self.asked_at.isoformat()

        released_at: None | str
        if isinstance(self.released_at, datetime.datetime):
            released_at = self.released_at.isoformat()
        else:
            released_at = self.released_at

        basis = self.basis.value

        horizon_days = self.horizon_days

        fewest = self.fewest

        report: dict[str, Any] | None
        if isinstance(self.report, OutcomeReportView):
            report = self.report.to_dict()
        else:
            report = self.report


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "programme_id": programme_id,
            "period": period,
            "state": state,
            "progress": progress,
            "asked_at": asked_at,
            "released_at": released_at,
            "basis": basis,
            "horizon_days": horizon_days,
            "fewest": fewest,
            "report": report,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outcome_report_view import OutcomeReportView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        programme_id = UUID(d.pop("programme_id"))




        period = d.pop("period")

        state = OutcomeReleaseViewState(d.pop("state"))




        progress = d.pop("progress")

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))




        def _parse_released_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                released_at_type_0 = datetime.datetime.fromisoformat(data)



                return released_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        released_at = _parse_released_at(d.pop("released_at"))


        basis = OutcomeReleaseViewBasis(d.pop("basis"))




        horizon_days = d.pop("horizon_days")

        fewest = d.pop("fewest")

        def _parse_report(data: object) -> None | OutcomeReportView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                report_type_0 = OutcomeReportView.from_dict(data)



                return report_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OutcomeReportView, data)

        report = _parse_report(d.pop("report"))


        outcome_release_view = cls(
            id=id,
            programme_id=programme_id,
            period=period,
            state=state,
            progress=progress,
            asked_at=asked_at,
            released_at=released_at,
            basis=basis,
            horizon_days=horizon_days,
            fewest=fewest,
            report=report,
        )


        outcome_release_view.additional_properties = d
        return outcome_release_view

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
