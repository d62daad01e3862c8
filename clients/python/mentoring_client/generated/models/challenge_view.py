from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.challenge_view_options import ChallengeViewOptions





T = TypeVar("T", bound="ChallengeView")



@_attrs_define
class ChallengeView:
    """ What a passkey is to answer.

        Attributes:
            challenge_id (UUID): To be sent back with the answer.
            expires_at (datetime.datetime): Until when the answer is taken, once.
            options (ChallengeViewOptions): For `navigator.credentials.create` (enrolment) or `get` (sign-in), as WebAuthn's
                JSON has them: bytes in base64url.
     """

    challenge_id: UUID
    expires_at: datetime.datetime
    options: ChallengeViewOptions
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.challenge_view_options import ChallengeViewOptions # noqa: PLC0415
        challenge_id = str(self.challenge_id)

        expires_at = self.expires_at.isoformat()

        options = self.options.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "challenge_id": challenge_id,
            "expires_at": expires_at,
            "options": options,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.challenge_view_options import ChallengeViewOptions # noqa: PLC0415
        d = dict(src_dict)
        challenge_id = UUID(d.pop("challenge_id"))




        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))




        options = ChallengeViewOptions.from_dict(d.pop("options"))




        challenge_view = cls(
            challenge_id=challenge_id,
            expires_at=expires_at,
            options=options,
        )


        challenge_view.additional_properties = d
        return challenge_view

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
