from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="FactsFile")



@_attrs_define
class FactsFile:
    """ 
        Attributes:
            file (str): The file as it is, or packed by gzip, in Base64: CSV as `try_import` takes it, with one row for each
                person who is followed,
                whether or not anything has happened to them. Its first line names the columns: `number` (the organisation's own
                of the
                person), and where there are any `promoted_on`, `raised_on`, `left_on` (the first time since the programme
                began),
                `satisfaction` (0 to 10, where the organisation asks) and `group` (the one of the programme's choice).
            told_until (datetime.date): The day up to which the file tells; who has no date had nothing happen until then.
            dry_run (bool | Unset): Whether nothing is to be taken in yet. Default: True.
     """

    file: str
    told_until: datetime.date
    dry_run: bool | Unset = True





    def to_dict(self) -> dict[str, Any]:
        file = self.file

        told_until = self.told_until.isoformat()

        dry_run = self.dry_run


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "file": file,
            "told_until": told_until,
        })
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        told_until = datetime.date.fromisoformat(d.pop("told_until"))




        dry_run = d.pop("dry_run", UNSET)

        facts_file = cls(
            file=file,
            told_until=told_until,
            dry_run=dry_run,
        )

        return facts_file

