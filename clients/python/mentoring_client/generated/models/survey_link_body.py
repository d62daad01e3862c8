from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="SurveyLinkBody")



@_attrs_define
class SurveyLinkBody:
    """ What makes a link good. It stands in no address: those are kept in histories and logs of others.

        Attributes:
            until (int): As the link has it.
            code (str): As the link has it.
     """

    until: int
    code: str





    def to_dict(self) -> dict[str, Any]:
        until = self.until

        code = self.code


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "until": until,
            "code": code,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        until = d.pop("until")

        code = d.pop("code")

        survey_link_body = cls(
            until=until,
            code=code,
        )

        return survey_link_body

