from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.facts_counts import FactsCounts
  from ..models.facts_problem_view import FactsProblemView





T = TypeVar("T", bound="FactsTaken")



@_attrs_define
class FactsTaken:
    """ A file of facts, and what taking it in does or did.

        Attributes:
            taken_in (bool): Whether it is taken in; not where this was a trial, and not where anything is wrong with it.
            counts (FactsCounts): How many rows do what.
            members (int): Of how many people it tells who have come into the programme; the others are there to compare
                them with.
            problems (list[FactsProblemView]): What has to be mended before it can be taken in; the first two hundred.
            problems_in_all (int): How many there are.
            ignored_columns (list[str]): Columns that mean nothing here.
     """

    taken_in: bool
    counts: FactsCounts
    members: int
    problems: list[FactsProblemView]
    problems_in_all: int
    ignored_columns: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.facts_counts import FactsCounts # noqa: PLC0415
        from ..models.facts_problem_view import FactsProblemView # noqa: PLC0415
        taken_in = self.taken_in

        counts = self.counts.to_dict()

        members = self.members

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)



        problems_in_all = self.problems_in_all

        ignored_columns = self.ignored_columns




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "taken_in": taken_in,
            "counts": counts,
            "members": members,
            "problems": problems,
            "problems_in_all": problems_in_all,
            "ignored_columns": ignored_columns,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facts_counts import FactsCounts # noqa: PLC0415
        from ..models.facts_problem_view import FactsProblemView # noqa: PLC0415
        d = dict(src_dict)
        taken_in = d.pop("taken_in")

        counts = FactsCounts.from_dict(d.pop("counts"))




        members = d.pop("members")

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in (_problems):
            problems_item = FactsProblemView.from_dict(problems_item_data)



            problems.append(problems_item)


        problems_in_all = d.pop("problems_in_all")

        ignored_columns = cast(list[str], d.pop("ignored_columns"))


        facts_taken = cls(
            taken_in=taken_in,
            counts=counts,
            members=members,
            problems=problems,
            problems_in_all=problems_in_all,
            ignored_columns=ignored_columns,
        )


        facts_taken.additional_properties = d
        return facts_taken

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
