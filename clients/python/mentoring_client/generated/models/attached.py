from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.attached_kind import AttachedKind
from uuid import UUID






T = TypeVar("T", bound="Attached")



@_attrs_define
class Attached:
    """ What a message is about.

        Attributes:
            kind (AttachedKind): What sort of thing it is.
            id (UUID): The goal, action step or session of the two.
     """

    kind: AttachedKind
    id: UUID





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        id = str(self.id)


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "id": id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = AttachedKind(d.pop("kind"))




        id = UUID(d.pop("id"))




        attached = cls(
            kind=kind,
            id=id,
        )

        return attached

