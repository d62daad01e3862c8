from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.facts_problem_view_column import FactsProblemViewColumn
from ..models.facts_problem_view_wrong import FactsProblemViewWrong
from typing import cast






T = TypeVar("T", bound="FactsProblemView")



@_attrs_define
class FactsProblemView:
    """ What is wrong with a cell.

        Attributes:
            row (int): Counted as a spreadsheet does: the first one names the columns.
            column (FactsProblemViewColumn): In which column.
            wrong (FactsProblemViewWrong): What is wrong there.
            other (int | None): The row that it conflicts with, if any.
     """

    row: int
    column: FactsProblemViewColumn
    wrong: FactsProblemViewWrong
    other: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        row = self.row

        column = self.column.value

        wrong = self.wrong.value

        other: int | None
        other = self.other


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "row": row,
            "column": column,
            "wrong": wrong,
            "other": other,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        row = d.pop("row")

        column = FactsProblemViewColumn(d.pop("column"))




        wrong = FactsProblemViewWrong(d.pop("wrong"))




        def _parse_other(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        other = _parse_other(d.pop("other"))


        facts_problem_view = cls(
            row=row,
            column=column,
            wrong=wrong,
            other=other,
        )


        facts_problem_view.additional_properties = d
        return facts_problem_view

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
