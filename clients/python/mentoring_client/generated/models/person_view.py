from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.person_view_can_item import PersonViewCanItem
from ..models.person_view_missing_item import PersonViewMissingItem
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.language_view import LanguageView
  from ..models.photo_view import PhotoView





T = TypeVar("T", bound="PersonView")



@_attrs_define
class PersonView:
    """ The person who is signed in.

        Attributes:
            person_id (UUID): One's own id.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            email (str): Where mails go, and what one signs in with.
            name (str): As one wants to be called; empty until it is told.
            time_zone (str): An IANA name: the wall clock that mails and hours are meant on.
            time_zone_set (bool): Whether the person ever told their zone; until then it is UTC, and mails go by the zone of
                their hours, if any. Ask for it.
            languages (list[LanguageView]): What they speak, and how well.
            locale (str): The language to be written to in, a BCP 47 tag.
            photo (None | PhotoView): Where one's photo is to be had; null where one shows none.
            operator (bool): Whether one runs the platform; what the next token says.
            mentor (bool): Whether there is a mentor profile.
            mentee (bool): Whether there is a mentee profile.
            missing (list[PersonViewMissingItem]): What to ask the person for before anything else.
            can (list[PersonViewCanItem]): What the asker may do with it now.
     """

    person_id: UUID
    version: int
    email: str
    name: str
    time_zone: str
    time_zone_set: bool
    languages: list[LanguageView]
    locale: str
    photo: None | PhotoView
    operator: bool
    mentor: bool
    mentee: bool
    missing: list[PersonViewMissingItem]
    can: list[PersonViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.language_view import LanguageView # noqa: PLC0415
        from ..models.photo_view import PhotoView # noqa: PLC0415
        person_id = str(self.person_id)

        version = self.version

        email = self.email

        name = self.name

        time_zone = self.time_zone

        time_zone_set = self.time_zone_set

        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        locale = self.locale

        photo: dict[str, Any] | None
        if isinstance(self.photo, PhotoView):
            photo = self.photo.to_dict()
        else:
            photo = self.photo

        operator = self.operator

        mentor = self.mentor

        mentee = self.mentee

        missing = []
        for missing_item_data in self.missing:
            missing_item = missing_item_data.value
            missing.append(missing_item)



        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "version": version,
            "email": email,
            "name": name,
            "time_zone": time_zone,
            "time_zone_set": time_zone_set,
            "languages": languages,
            "locale": locale,
            "photo": photo,
            "operator": operator,
            "mentor": mentor,
            "mentee": mentee,
            "missing": missing,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.language_view import LanguageView # noqa: PLC0415
        from ..models.photo_view import PhotoView # noqa: PLC0415
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        version = d.pop("version")

        email = d.pop("email")

        name = d.pop("name")

        time_zone = d.pop("time_zone")

        time_zone_set = d.pop("time_zone_set")

        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = LanguageView.from_dict(languages_item_data)



            languages.append(languages_item)


        locale = d.pop("locale")

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


        operator = d.pop("operator")

        mentor = d.pop("mentor")

        mentee = d.pop("mentee")

        missing = []
        _missing = d.pop("missing")
        for missing_item_data in (_missing):
            missing_item = PersonViewMissingItem(missing_item_data)



            missing.append(missing_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = PersonViewCanItem(can_item_data)



            can.append(can_item)


        person_view = cls(
            person_id=person_id,
            version=version,
            email=email,
            name=name,
            time_zone=time_zone,
            time_zone_set=time_zone_set,
            languages=languages,
            locale=locale,
            photo=photo,
            operator=operator,
            mentor=mentor,
            mentee=mentee,
            missing=missing,
            can=can,
        )


        person_view.additional_properties = d
        return person_view

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
