from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast

if TYPE_CHECKING:
  from ..models.key_of_issuer_publickeyjwk import KeyOfIssuerPublickeyjwk





T = TypeVar("T", bound="KeyOfIssuer")



@_attrs_define
class KeyOfIssuer:
    """ A key, as a controlled identifier document has it.

        Attributes:
            id (str): Its address; a badge names it as `kid`.
            type_ (Literal['JsonWebKey']): How it is written. Default: 'JsonWebKey'.
            controller (str): Whose it is.
            public_key_jwk (KeyOfIssuerPublickeyjwk): The public key, as a JWK.
     """

    id: str
    controller: str
    public_key_jwk: KeyOfIssuerPublickeyjwk
    type_: Literal['JsonWebKey'] = 'JsonWebKey'
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.key_of_issuer_publickeyjwk import KeyOfIssuerPublickeyjwk # noqa: PLC0415
        id = self.id

        type_ = self.type_

        controller = self.controller

        public_key_jwk = self.public_key_jwk.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "type": type_,
            "controller": controller,
            "publicKeyJwk": public_key_jwk,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.key_of_issuer_publickeyjwk import KeyOfIssuerPublickeyjwk # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        type_ = cast(Literal['JsonWebKey'] , d.pop("type"))
        if type_ != 'JsonWebKey':
            raise ValueError(f"type must match const 'JsonWebKey', got '{type_}'")

        controller = d.pop("controller")

        public_key_jwk = KeyOfIssuerPublickeyjwk.from_dict(d.pop("publicKeyJwk"))




        key_of_issuer = cls(
            id=id,
            type_=type_,
            controller=controller,
            public_key_jwk=public_key_jwk,
        )


        key_of_issuer.additional_properties = d
        return key_of_issuer

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
