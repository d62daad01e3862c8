from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.photo_view import PhotoView





T = TypeVar("T", bound="NameView")



@_attrs_define
class NameView:
    """ Who somebody is, for lists and headings.

        Attributes:
            person_id (UUID): Who it is.
            name (str): As they want to be called; empty where they have told none.
            mentor (bool): Whether they are a mentor.
            mentee (bool): Whether they are a mentee.
            photo (None | PhotoView): Where their photo is to be had; null where they show none.
     """

    person_id: UUID
    name: str
    mentor: bool
    mentee: bool
    photo: None | PhotoView
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.photo_view import PhotoView # noqa: PLC0415
        person_id = str(self.person_id)

        name = self.name

        mentor = self.mentor

        mentee = self.mentee

        photo: dict[str, Any] | None
        if isinstance(self.photo, PhotoView):
            photo = self.photo.to_dict()
        else:
            photo = self.photo


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "name": name,
            "mentor": mentor,
            "mentee": mentee,
            "photo": photo,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_view import PhotoView # noqa: PLC0415
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        name = d.pop("name")

        mentor = d.pop("mentor")

        mentee = d.pop("mentee")

        def _parse_photo(data: object) -> None | PhotoView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                photo_type_0 = PhotoView.from_dict(data)



                return photo_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PhotoView, data)

        photo = _parse_photo(d.pop("photo"))


        name_view = cls(
            person_id=person_id,
            name=name,
            mentor=mentor,
            mentee=mentee,
            photo=photo,
        )


        name_view.additional_properties = d
        return name_view

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
