from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.key_of_issuer import KeyOfIssuer





T = TypeVar("T", bound="IssuerView")



@_attrs_define
class IssuerView:
    """ Who issues badges here, as a profile of Open Badges, with the keys that sign them and those that did.

        Attributes:
            context (list[str]): What the names mean (JSON-LD).
            id (str): Its address, which stands on each badge.
            type_ (list[str]): What it is.
            name (str): As the platform is told.
            url (str): A page for people.
            verification_method (list[KeyOfIssuer]): Its keys, the newest first.
            assertion_method (list[str]): The keys that badges may be signed with: all of them.
     """

    context: list[str]
    id: str
    type_: list[str]
    name: str
    url: str
    verification_method: list[KeyOfIssuer]
    assertion_method: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.key_of_issuer import KeyOfIssuer # noqa: PLC0415
        context = self.context



        id = self.id

        type_ = self.type_



        name = self.name

        url = self.url

        verification_method = []
        for verification_method_item_data in self.verification_method:
            verification_method_item = verification_method_item_data.to_dict()
            verification_method.append(verification_method_item)



        assertion_method = self.assertion_method




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "@context": context,
            "id": id,
            "type": type_,
            "name": name,
            "url": url,
            "verificationMethod": verification_method,
            "assertionMethod": assertion_method,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.key_of_issuer import KeyOfIssuer # noqa: PLC0415
        d = dict(src_dict)
        context = cast(list[str], d.pop("@context"))


        id = d.pop("id")

        type_ = cast(list[str], d.pop("type"))


        name = d.pop("name")

        url = d.pop("url")

        verification_method = []
        _verification_method = d.pop("verificationMethod")
        for verification_method_item_data in (_verification_method):
            verification_method_item = KeyOfIssuer.from_dict(verification_method_item_data)



            verification_method.append(verification_method_item)


        assertion_method = cast(list[str], d.pop("assertionMethod"))


        issuer_view = cls(
            context=context,
            id=id,
            type_=type_,
            name=name,
            url=url,
            verification_method=verification_method,
            assertion_method=assertion_method,
        )


        issuer_view.additional_properties = d
        return issuer_view

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
