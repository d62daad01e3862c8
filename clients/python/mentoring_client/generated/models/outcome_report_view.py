from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.outcome_curve_view import OutcomeCurveView
  from ..models.outcome_group_view import OutcomeGroupView
  from ..models.outcome_row_view import OutcomeRowView





T = TypeVar("T", bound="OutcomeReportView")



@_attrs_define
class OutcomeReportView:
    """ What was released.

        Attributes:
            rows (list[OutcomeRowView]): One for each measure.
            curve (None | OutcomeCurveView): Null where a group is too small, or not followed long enough.
            excluded (int | None): Whose odds were nearly none or nearly certain; null for a few.
            unknown (int | None): Who took part, and of whom nothing is told; null for a few.
            matched_later (float | None): Of those not drawn, the share who have a mentor all the same.
            naive_days (list[float | None]): The mean over those promoted alone, of the mentored and of the others: it
                leaves out who still waits, and is there as a warning.
            groups (list[OutcomeGroupView]): Who is reached and who is not, by the groups of the programme's choice.
     """

    rows: list[OutcomeRowView]
    curve: None | OutcomeCurveView
    excluded: int | None
    unknown: int | None
    matched_later: float | None
    naive_days: list[float | None]
    groups: list[OutcomeGroupView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.outcome_curve_view import OutcomeCurveView # noqa: PLC0415
        from ..models.outcome_group_view import OutcomeGroupView # noqa: PLC0415
        from ..models.outcome_row_view import OutcomeRowView # noqa: PLC0415
        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)



        curve: dict[str, Any] | None
        if isinstance(self.curve, OutcomeCurveView):
            curve = self.curve.to_dict()
        else:
            curve = self.curve

        excluded: int | None
        excluded = self.excluded

        unknown: int | None
        unknown = self.unknown

        matched_later: float | None
        matched_later = self.matched_later

        naive_days = []
        for naive_days_item_data in self.naive_days:
            naive_days_item: float | None
            naive_days_item = naive_days_item_data
            naive_days.append(naive_days_item)



        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "rows": rows,
            "curve": curve,
            "excluded": excluded,
            "unknown": unknown,
            "matched_later": matched_later,
            "naive_days": naive_days,
            "groups": groups,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outcome_curve_view import OutcomeCurveView # noqa: PLC0415
        from ..models.outcome_group_view import OutcomeGroupView # noqa: PLC0415
        from ..models.outcome_row_view import OutcomeRowView # noqa: PLC0415
        d = dict(src_dict)
        rows = []
        _rows = d.pop("rows")
        for rows_item_data in (_rows):
            rows_item = OutcomeRowView.from_dict(rows_item_data)



            rows.append(rows_item)


        def _parse_curve(data: object) -> None | OutcomeCurveView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                curve_type_0 = OutcomeCurveView.from_dict(data)



                return curve_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OutcomeCurveView, data)

        curve = _parse_curve(d.pop("curve"))


        def _parse_excluded(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        excluded = _parse_excluded(d.pop("excluded"))


        def _parse_unknown(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unknown = _parse_unknown(d.pop("unknown"))


        def _parse_matched_later(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        matched_later = _parse_matched_later(d.pop("matched_later"))


        naive_days = []
        _naive_days = d.pop("naive_days")
        for naive_days_item_data in (_naive_days):
            def _parse_naive_days_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            naive_days_item = _parse_naive_days_item(naive_days_item_data)

            naive_days.append(naive_days_item)


        groups = []
        _groups = d.pop("groups")
        for groups_item_data in (_groups):
            groups_item = OutcomeGroupView.from_dict(groups_item_data)



            groups.append(groups_item)


        outcome_report_view = cls(
            rows=rows,
            curve=curve,
            excluded=excluded,
            unknown=unknown,
            matched_later=matched_later,
            naive_days=naive_days,
            groups=groups,
        )


        outcome_report_view.additional_properties = d
        return outcome_report_view

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
