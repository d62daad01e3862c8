from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="IntroductionToPropose")



@_attrs_define
class IntroductionToPropose:
    """ 
        Attributes:
            about (str): Why they should meet. All who are asked read it, so it names nobody.
            contact_id (None | Unset | UUID): Whom you think of, where they are here and have or had a mentorship with you;
                left out for somebody outside.
     """

    about: str
    contact_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        about = self.about

        contact_id: None | str | Unset
        if isinstance(self.contact_id, Unset):
            contact_id = UNSET
        elif isinstance(self.contact_id, UUID):
            contact_id = str(self.contact_id)
        else:
            contact_id = self.contact_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "about": about,
        })
        if contact_id is not UNSET:
            field_dict["contact_id"] = contact_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        about = d.pop("about")

        def _parse_contact_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                contact_id_type_0 = UUID(data)



                return contact_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        contact_id = _parse_contact_id(d.pop("contact_id", UNSET))


        introduction_to_propose = cls(
            about=about,
            contact_id=contact_id,
        )

        return introduction_to_propose

