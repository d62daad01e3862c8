from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="BadgeKeyView")



@_attrs_define
class BadgeKeyView:
    """ A public RSA key as a JWK (RFC 7517).

        Attributes:
            kty (str): `RSA`.
            n (str): The modulus.
            e (str): The exponent.
            kid (str): Its address.
            use (str): `sig`.
            alg (str): `RS256`.
     """

    kty: str
    n: str
    e: str
    kid: str
    use: str
    alg: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        kty = self.kty

        n = self.n

        e = self.e

        kid = self.kid

        use = self.use

        alg = self.alg


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kty": kty,
            "n": n,
            "e": e,
            "kid": kid,
            "use": use,
            "alg": alg,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kty = d.pop("kty")

        n = d.pop("n")

        e = d.pop("e")

        kid = d.pop("kid")

        use = d.pop("use")

        alg = d.pop("alg")

        badge_key_view = cls(
            kty=kty,
            n=n,
            e=e,
            kid=kid,
            use=use,
            alg=alg,
        )


        badge_key_view.additional_properties = d
        return badge_key_view

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
