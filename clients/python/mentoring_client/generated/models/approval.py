from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID






T = TypeVar("T", bound="Approval")



@_attrs_define
class Approval:
    """ Whose drafts are approved.

        Attributes:
            mentee_ids (list[UUID] | None): null: everybody's; an empty list: nobody's, and the run is closed. All others
                are passed over.
     """

    mentee_ids: list[UUID] | None





    def to_dict(self) -> dict[str, Any]:
        mentee_ids: list[str] | None
        if isinstance(self.mentee_ids, list):
            mentee_ids = []
            for mentee_ids_type_0_item_data in self.mentee_ids:
                mentee_ids_type_0_item = str(mentee_ids_type_0_item_data)
                mentee_ids.append(mentee_ids_type_0_item)


        else:
            mentee_ids = self.mentee_ids


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "mentee_ids": mentee_ids,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_mentee_ids(data: object) -> list[UUID] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                mentee_ids_type_0 = []
                _mentee_ids_type_0 = data
                for mentee_ids_type_0_item_data in (_mentee_ids_type_0):
                    mentee_ids_type_0_item = UUID(mentee_ids_type_0_item_data)



                    mentee_ids_type_0.append(mentee_ids_type_0_item)

                return mentee_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[UUID] | None, data)

        mentee_ids = _parse_mentee_ids(d.pop("mentee_ids"))


        approval = cls(
            mentee_ids=mentee_ids,
        )

        return approval

