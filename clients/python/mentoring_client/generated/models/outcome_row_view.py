from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.outcome_row_view_measure import OutcomeRowViewMeasure
from ..models.outcome_row_view_method import OutcomeRowViewMethod
from ..models.outcome_row_view_withheld_type_0 import OutcomeRowViewWithheldType0
from typing import cast

if TYPE_CHECKING:
  from ..models.outcome_difference_view import OutcomeDifferenceView
  from ..models.outcome_figure_view import OutcomeFigureView





T = TypeVar("T", bound="OutcomeRowView")



@_attrs_define
class OutcomeRowView:
    """ One measure.

        Attributes:
            measure (OutcomeRowViewMeasure): What is measured.
            mentored (OutcomeFigureView): The number of one group.
            others (OutcomeFigureView): The number of one group.
            answered (float | None): Of how large a share of the people it is known; null where they are too few.
            difference (None | OutcomeDifferenceView): How they differ; null where `withheld` says why.
            withheld (None | OutcomeRowViewWithheldType0): Why there is no difference.
            method (OutcomeRowViewMethod): By what the difference is estimated; where `how` is `weighted`, the same number
                of weighted people, with a bootstrap instead.
     """

    measure: OutcomeRowViewMeasure
    mentored: OutcomeFigureView
    others: OutcomeFigureView
    answered: float | None
    difference: None | OutcomeDifferenceView
    withheld: None | OutcomeRowViewWithheldType0
    method: OutcomeRowViewMethod
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.outcome_difference_view import OutcomeDifferenceView # noqa: PLC0415
        from ..models.outcome_figure_view import OutcomeFigureView # noqa: PLC0415
        measure = self.measure.value

        mentored = self.mentored.to_dict()

        others = self.others.to_dict()

        answered: float | None
        answered = self.answered

        difference: dict[str, Any] | None
        if isinstance(self.difference, OutcomeDifferenceView):
            difference = self.difference.to_dict()
        else:
            difference = self.difference

        withheld: None | str
        if isinstance(self.withheld, OutcomeRowViewWithheldType0):
            withheld = self.withheld.value
        else:
            withheld = self.withheld

        method = self.method.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "measure": measure,
            "mentored": mentored,
            "others": others,
            "answered": answered,
            "difference": difference,
            "withheld": withheld,
            "method": method,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outcome_difference_view import OutcomeDifferenceView # noqa: PLC0415
        from ..models.outcome_figure_view import OutcomeFigureView # noqa: PLC0415
        d = dict(src_dict)
        measure = OutcomeRowViewMeasure(d.pop("measure"))




        mentored = OutcomeFigureView.from_dict(d.pop("mentored"))




        others = OutcomeFigureView.from_dict(d.pop("others"))




        def _parse_answered(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        answered = _parse_answered(d.pop("answered"))


        def _parse_difference(data: object) -> None | OutcomeDifferenceView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                difference_type_0 = OutcomeDifferenceView.from_dict(data)



                return difference_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OutcomeDifferenceView, data)

        difference = _parse_difference(d.pop("difference"))


        def _parse_withheld(data: object) -> None | OutcomeRowViewWithheldType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withheld_type_0 = OutcomeRowViewWithheldType0(data)



                return withheld_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OutcomeRowViewWithheldType0, data)

        withheld = _parse_withheld(d.pop("withheld"))


        method = OutcomeRowViewMethod(d.pop("method"))




        outcome_row_view = cls(
            measure=measure,
            mentored=mentored,
            others=others,
            answered=answered,
            difference=difference,
            withheld=withheld,
            method=method,
        )


        outcome_row_view.additional_properties = d
        return outcome_row_view

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
