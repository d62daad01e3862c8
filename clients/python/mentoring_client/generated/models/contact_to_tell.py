from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ContactToTell")



@_attrs_define
class ContactToTell:
    """ 
        Attributes:
            contact (str): Who they are, and how they are reached. It is forgotten after a month.
            they_agreed (bool): That they have told you that this may be passed on.
     """

    contact: str
    they_agreed: bool





    def to_dict(self) -> dict[str, Any]:
        contact = self.contact

        they_agreed = self.they_agreed


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "contact": contact,
            "they_agreed": they_agreed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contact = d.pop("contact")

        they_agreed = d.pop("they_agreed")

        contact_to_tell = cls(
            contact=contact,
            they_agreed=they_agreed,
        )

        return contact_to_tell

