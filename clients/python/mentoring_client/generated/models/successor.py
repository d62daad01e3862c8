from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from uuid import UUID






T = TypeVar("T", bound="Successor")



@_attrs_define
class Successor:
    """ 
        Attributes:
            mentor_id (UUID): Who could go on with your mentee. Nobody is bound by it: your mentee asks them, or somebody
                else, or nobody.
     """

    mentor_id: UUID





    def to_dict(self) -> dict[str, Any]:
        mentor_id = str(self.mentor_id)


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "mentor_id": mentor_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentor_id = UUID(d.pop("mentor_id"))




        successor = cls(
            mentor_id=mentor_id,
        )

        return successor

