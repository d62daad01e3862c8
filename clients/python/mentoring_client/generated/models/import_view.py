from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.import_view_can_item import ImportViewCanItem
from ..models.import_view_state import ImportViewState
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.counts_view import CountsView
  from ..models.problem_view import ProblemView





T = TypeVar("T", bound="ImportView")



@_attrs_define
class ImportView:
    """ A file, and what taking it over does or did.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            programme_id (UUID): The programme that it belongs to.
            state (ImportViewState): `tried`: nothing has happened yet. A file that nobody takes over is forgotten in an
                hour.
            made_at (datetime.datetime): When it was tried, in UTC.
            counts (CountsView): How many rows do what.
            problems (list[ProblemView]): What has to be mended before it can be taken over; the first two hundred.
            problems_in_all (int): How many there are.
            unknown_managers (list[str]): Numbers of managers who are neither in the file nor in the programme: they hinder
                nothing.
            ignored_columns (list[str]): Columns that mean nothing here.
            can (list[ImportViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    programme_id: UUID
    state: ImportViewState
    made_at: datetime.datetime
    counts: CountsView
    problems: list[ProblemView]
    problems_in_all: int
    unknown_managers: list[str]
    ignored_columns: list[str]
    can: list[ImportViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.counts_view import CountsView # noqa: PLC0415
        from ..models.problem_view import ProblemView # noqa: PLC0415
        id = str(self.id)

        programme_id = str(self.programme_id)

        state = self.state.value

        made_at = self.made_at.isoformat()

        counts = self.counts.to_dict()

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)



        problems_in_all = self.problems_in_all

        unknown_managers = self.unknown_managers



        ignored_columns = self.ignored_columns



        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "programme_id": programme_id,
            "state": state,
            "made_at": made_at,
            "counts": counts,
            "problems": problems,
            "problems_in_all": problems_in_all,
            "unknown_managers": unknown_managers,
            "ignored_columns": ignored_columns,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counts_view import CountsView # noqa: PLC0415
        from ..models.problem_view import ProblemView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        programme_id = UUID(d.pop("programme_id"))




        state = ImportViewState(d.pop("state"))




        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))




        counts = CountsView.from_dict(d.pop("counts"))




        problems = []
        _problems = d.pop("problems")
        for problems_item_data in (_problems):
            problems_item = ProblemView.from_dict(problems_item_data)



            problems.append(problems_item)


        problems_in_all = d.pop("problems_in_all")

        unknown_managers = cast(list[str], d.pop("unknown_managers"))


        ignored_columns = cast(list[str], d.pop("ignored_columns"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = ImportViewCanItem(can_item_data)



            can.append(can_item)


        import_view = cls(
            id=id,
            programme_id=programme_id,
            state=state,
            made_at=made_at,
            counts=counts,
            problems=problems,
            problems_in_all=problems_in_all,
            unknown_managers=unknown_managers,
            ignored_columns=ignored_columns,
            can=can,
        )


        import_view.additional_properties = d
        return import_view

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
