from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID






T = TypeVar("T", bound="Successor")



@_attrs_define
class Successor:
    """ 
        Attributes:
            mentor_id (None | UUID): Who could go on with your mentee; null takes it back. Nobody is bound by it: your
                mentee asks them, or somebody else, or nobody.
     """

    mentor_id: None | UUID





    def to_dict(self) -> dict[str, Any]:
        mentor_id: None | str
        if isinstance(self.mentor_id, UUID):
            mentor_id = str(self.mentor_id)
        else:
            mentor_id = self.mentor_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "mentor_id": mentor_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_mentor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentor_id_type_0 = UUID(data)



                return mentor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentor_id = _parse_mentor_id(d.pop("mentor_id"))


        successor = cls(
            mentor_id=mentor_id,
        )

        return successor

