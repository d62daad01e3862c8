from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_rematch_cause import NewRematchCause
from uuid import UUID






T = TypeVar("T", bound="NewRematch")



@_attrs_define
class NewRematch:
    """ Where one wants to be matched again, and why.

        Attributes:
            programme_id (UUID): In which one had a mentor.
            cause (NewRematchCause): Why one wants another one. Nobody else reads it: those who look after the programme are
                told numbers of five and more.
     """

    programme_id: UUID
    cause: NewRematchCause





    def to_dict(self) -> dict[str, Any]:
        programme_id = str(self.programme_id)

        cause = self.cause.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "programme_id": programme_id,
            "cause": cause,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        cause = NewRematchCause(d.pop("cause"))




        new_rematch = cls(
            programme_id=programme_id,
            cause=cause,
        )

        return new_rematch

