from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from typing import Literal, cast






T = TypeVar("T", bound="RefreshGrant")



@_attrs_define
class RefreshGrant:
    """ The refresh token that came last.

        Attributes:
            grant (Literal['refresh']): Says that tokens are renewed.
            refresh_token (None | str | Unset): The one that came last; it is good once. Null: the one in the cookie.
            answer_lost (bool | Unset): For pages in a browser: the answer that brought the next one went with the page that
                was left, and no other tab is
                renewing. Then a repetition within 30 s is no race, and gives what it would give after them. Default: False.
     """

    grant: Literal['refresh']
    refresh_token: None | str | Unset = UNSET
    answer_lost: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        grant = self.grant

        refresh_token: None | str | Unset
        if isinstance(self.refresh_token, Unset):
            refresh_token = UNSET
        else:
            refresh_token = self.refresh_token

        answer_lost = self.answer_lost


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "grant": grant,
        })
        if refresh_token is not UNSET:
            field_dict["refresh_token"] = refresh_token
        if answer_lost is not UNSET:
            field_dict["answer_lost"] = answer_lost

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        grant = cast(Literal['refresh'] , d.pop("grant"))
        if grant != 'refresh':
            raise ValueError(f"grant must match const 'refresh', got '{grant}'")

        def _parse_refresh_token(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        refresh_token = _parse_refresh_token(d.pop("refresh_token", UNSET))


        answer_lost = d.pop("answer_lost", UNSET)

        refresh_grant = cls(
            grant=grant,
            refresh_token=refresh_token,
            answer_lost=answer_lost,
        )

        return refresh_grant

