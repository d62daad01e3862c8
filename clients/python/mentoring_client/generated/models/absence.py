from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.absence_who import AbsenceWho






T = TypeVar("T", bound="Absence")



@_attrs_define
class Absence:
    """ Somebody who did not come.

        Attributes:
            who (AbsenceWho): The side that did not come.
     """

    who: AbsenceWho





    def to_dict(self) -> dict[str, Any]:
        who = self.who.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "who": who,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        who = AbsenceWho(d.pop("who"))




        absence = cls(
            who=who,
        )

        return absence

