from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="NewRequest")



@_attrs_define
class NewRequest:
    """ Whom to ask, in order, and what to tell them. Only the mentor who is being asked reads the message.

        Attributes:
            mentor_ids (list[UUID]): The mentors, in the order in which they are asked; the next one only when the one
                before said no.
            message (str): What the mentor whose turn it is reads.
            programme_id (None | Unset | UUID): The default programme when left out.
     """

    mentor_ids: list[UUID]
    message: str
    programme_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        mentor_ids = []
        for mentor_ids_item_data in self.mentor_ids:
            mentor_ids_item = str(mentor_ids_item_data)
            mentor_ids.append(mentor_ids_item)



        message = self.message

        programme_id: None | str | Unset
        if isinstance(self.programme_id, Unset):
            programme_id = UNSET
        elif isinstance(self.programme_id, UUID):
            programme_id = str(self.programme_id)
        else:
            programme_id = self.programme_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "mentor_ids": mentor_ids,
            "message": message,
        })
        if programme_id is not UNSET:
            field_dict["programme_id"] = programme_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentor_ids = []
        _mentor_ids = d.pop("mentor_ids")
        for mentor_ids_item_data in (_mentor_ids):
            mentor_ids_item = UUID(mentor_ids_item_data)



            mentor_ids.append(mentor_ids_item)


        message = d.pop("message")

        def _parse_programme_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                programme_id_type_0 = UUID(data)



                return programme_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        programme_id = _parse_programme_id(d.pop("programme_id", UNSET))


        new_request = cls(
            mentor_ids=mentor_ids,
            message=message,
            programme_id=programme_id,
        )

        return new_request

