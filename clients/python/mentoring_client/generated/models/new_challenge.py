from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_challenge_purpose import NewChallengePurpose






T = TypeVar("T", bound="NewChallenge")



@_attrs_define
class NewChallenge:
    """ What the passkey is wanted for.

        Attributes:
            purpose (NewChallengePurpose): `enrolment` for a passkey that is to be made, `sign_in` for one that is there.
     """

    purpose: NewChallengePurpose





    def to_dict(self) -> dict[str, Any]:
        purpose = self.purpose.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "purpose": purpose,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        purpose = NewChallengePurpose(d.pop("purpose"))




        new_challenge = cls(
            purpose=purpose,
        )

        return new_challenge

