from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="PeopleFile")



@_attrs_define
class PeopleFile:
    """ 
        Attributes:
            file (str): The file as it is, in Base64: CSV in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons
                or tabs. Its first
                line names the columns: `email`, `role` (mentor or mentee), and where there are any `name`, `language`,
                `invite_on` (not
                before that day), `number` (the organisation's own of the person), `manager` (such a number) and `groups` (codes
                of departments
                or other groups, with | between them). Numbers and codes are kept as keyed hashes only.
     """

    file: str





    def to_dict(self) -> dict[str, Any]:
        file = self.file


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "file": file,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        people_file = cls(
            file=file,
        )

        return people_file

