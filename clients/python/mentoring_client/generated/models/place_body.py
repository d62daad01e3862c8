from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.place_body_kind import PlaceBodyKind






T = TypeVar("T", bound="PlaceBody")



@_attrs_define
class PlaceBody:
    """ Where to meet; shown to you and to the people of a session only.

        Attributes:
            kind (PlaceBodyKind): How to meet.
            text (str): Of a link, the whole address, http or https, whose host is kept in ASCII; of a telephone, its
                number.
     """

    kind: PlaceBodyKind
    text: str





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = PlaceBodyKind(d.pop("kind"))




        text = d.pop("text")

        place_body = cls(
            kind=kind,
            text=text,
        )

        return place_body

