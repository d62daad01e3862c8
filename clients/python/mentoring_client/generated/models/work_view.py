from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.work_view_challenge_type_0 import WorkViewChallengeType0





T = TypeVar("T", bound="WorkView")



@_attrs_define
class WorkView:
    """ What is to be worked on, if anything.

        Attributes:
            challenge (None | WorkViewChallengeType0): By ALTCHA's protocol, version 2: `parameters` and `signature`; good
                once, for ten minutes. Null: nothing is asked for.
     """

    challenge: None | WorkViewChallengeType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.work_view_challenge_type_0 import WorkViewChallengeType0 # noqa: PLC0415
        challenge: dict[str, Any] | None
        if isinstance(self.challenge, WorkViewChallengeType0):
            challenge = self.challenge.to_dict()
        else:
            challenge = self.challenge


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "challenge": challenge,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.work_view_challenge_type_0 import WorkViewChallengeType0 # noqa: PLC0415
        d = dict(src_dict)
        def _parse_challenge(data: object) -> None | WorkViewChallengeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                challenge_type_0 = WorkViewChallengeType0.from_dict(data)



                return challenge_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WorkViewChallengeType0, data)

        challenge = _parse_challenge(d.pop("challenge"))


        work_view = cls(
            challenge=challenge,
        )


        work_view.additional_properties = d
        return work_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
