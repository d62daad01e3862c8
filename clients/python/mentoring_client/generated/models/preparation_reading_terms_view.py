from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.preparation_reading_terms_view_roles_item import PreparationReadingTermsViewRolesItem
from typing import cast

if TYPE_CHECKING:
  from ..models.preparation_text_view import PreparationTextView





T = TypeVar("T", bound="PreparationReadingTermsView")



@_attrs_define
class PreparationReadingTermsView:
    """ 
        Attributes:
            roles (list[PreparationReadingTermsViewRolesItem]): Who reads it.
            texts (list[PreparationTextView]): The first one is for whoever reads none of the languages.
     """

    roles: list[PreparationReadingTermsViewRolesItem]
    texts: list[PreparationTextView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.preparation_text_view import PreparationTextView # noqa: PLC0415
        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.value
            roles.append(roles_item)



        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "roles": roles,
            "texts": texts,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preparation_text_view import PreparationTextView # noqa: PLC0415
        d = dict(src_dict)
        roles = []
        _roles = d.pop("roles")
        for roles_item_data in (_roles):
            roles_item = PreparationReadingTermsViewRolesItem(roles_item_data)



            roles.append(roles_item)


        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = PreparationTextView.from_dict(texts_item_data)



            texts.append(texts_item)


        preparation_reading_terms_view = cls(
            roles=roles,
            texts=texts,
        )


        preparation_reading_terms_view.additional_properties = d
        return preparation_reading_terms_view

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
