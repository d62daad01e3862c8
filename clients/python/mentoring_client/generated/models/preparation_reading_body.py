from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.preparation_reading_body_roles_item import PreparationReadingBodyRolesItem
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.preparation_text_body import PreparationTextBody





T = TypeVar("T", bound="PreparationReadingBody")



@_attrs_define
class PreparationReadingBody:
    """ A text to read.

        Attributes:
            texts (list[PreparationTextBody]): One for each language; the first one is for whoever reads none of them.
            roles (list[PreparationReadingBodyRolesItem] | Unset): Who reads it.
     """

    texts: list[PreparationTextBody]
    roles: list[PreparationReadingBodyRolesItem] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.preparation_text_body import PreparationTextBody # noqa: PLC0415
        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)



        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.value
                roles.append(roles_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "texts": texts,
        })
        if roles is not UNSET:
            field_dict["roles"] = roles

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preparation_text_body import PreparationTextBody # noqa: PLC0415
        d = dict(src_dict)
        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = PreparationTextBody.from_dict(texts_item_data)



            texts.append(texts_item)


        _roles = d.pop("roles", UNSET)
        roles: list[PreparationReadingBodyRolesItem] | Unset = UNSET
        if _roles is not UNSET:
            roles = []
            for roles_item_data in _roles:
                roles_item = PreparationReadingBodyRolesItem(roles_item_data)



                roles.append(roles_item)


        preparation_reading_body = cls(
            texts=texts,
            roles=roles,
        )

        return preparation_reading_body

