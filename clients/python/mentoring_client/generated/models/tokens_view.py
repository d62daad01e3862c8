from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="TokensView")



@_attrs_define
class TokensView:
    """ Send the access token as `Authorization: Bearer`; change the refresh token for new ones before it expires.

        Attributes:
            access_token (str): A JWT, good for `expires_in` seconds.
            token_type (Literal['Bearer']): How the access token is sent. Default: 'Bearer'.
            expires_in (int): Seconds.
            refresh_token (None | str): Good once, for new tokens; null where it is in the cookie.
            sign_in_ends_at (datetime.datetime): When one signs in anew, however often tokens are renewed, in UTC.
            person_id (UUID): Who is signed in.
            new_person (bool): Whether this sign-in made the account.
     """

    access_token: str
    expires_in: int
    refresh_token: None | str
    sign_in_ends_at: datetime.datetime
    person_id: UUID
    new_person: bool
    token_type: Literal['Bearer'] = 'Bearer'
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        access_token = self.access_token

        token_type = self.token_type

        expires_in = self.expires_in

        refresh_token: None | str
        refresh_token = self.refresh_token

        sign_in_ends_at = self.sign_in_ends_at.isoformat()

        person_id = str(self.person_id)

        new_person = self.new_person


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "access_token": access_token,
            "token_type": token_type,
            "expires_in": expires_in,
            "refresh_token": refresh_token,
            "sign_in_ends_at": sign_in_ends_at,
            "person_id": person_id,
            "new_person": new_person,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        access_token = d.pop("access_token")

        token_type = cast(Literal['Bearer'] , d.pop("token_type"))
        if token_type != 'Bearer':
            raise ValueError(f"token_type must match const 'Bearer', got '{token_type}'")

        expires_in = d.pop("expires_in")

        def _parse_refresh_token(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        refresh_token = _parse_refresh_token(d.pop("refresh_token"))


        sign_in_ends_at = datetime.datetime.fromisoformat(d.pop("sign_in_ends_at"))




        person_id = UUID(d.pop("person_id"))




        new_person = d.pop("new_person")

        tokens_view = cls(
            access_token=access_token,
            token_type=token_type,
            expires_in=expires_in,
            refresh_token=refresh_token,
            sign_in_ends_at=sign_in_ends_at,
            person_id=person_id,
            new_person=new_person,
        )


        tokens_view.additional_properties = d
        return tokens_view

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
