from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.programme_view_joined_by import ProgrammeViewJoinedBy
from ..models.programme_view_places import ProgrammeViewPlaces
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.dates_view import DatesView





T = TypeVar("T", bound="ProgrammeView")



@_attrs_define
class ProgrammeView:
    """ A programme as anybody may see it, in the language asked for where it has that one.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            slug (str): What it is called in addresses.
            name (str): What it is called.
            about (str): What it is for, in its own words.
            language (str): The language of name and about, a BCP 47 tag.
            joined_by (ProgrammeViewJoinedBy): Who may join: `open` whoever wants to, `email_domain` whoever's address has
                one of the domains, `code` whoever has the code, `approval` whom an operator says yes to.
            dates (DatesView): Days in UTC, the last ones included; null is no limit.
            everybody_belongs (bool): Whether it is the default programme, to which everybody belongs without joining.
            takes_applications (bool): Whether one may apply today.
            places (ProgrammeViewPlaces): Who gets a place where there are more mentees than places: `by_score` who fits
                best, `lottery` whom a draw says; then scores decide only with whom.
            archived (bool): Whether it is over for good.
     """

    id: UUID
    version: int
    slug: str
    name: str
    about: str
    language: str
    joined_by: ProgrammeViewJoinedBy
    dates: DatesView
    everybody_belongs: bool
    takes_applications: bool
    places: ProgrammeViewPlaces
    archived: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.dates_view import DatesView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        slug = self.slug

        name = self.name

        about = self.about

        language = self.language

        joined_by = self.joined_by.value

        dates = self.dates.to_dict()

        everybody_belongs = self.everybody_belongs

        takes_applications = self.takes_applications

        places = self.places.value

        archived = self.archived


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "slug": slug,
            "name": name,
            "about": about,
            "language": language,
            "joined_by": joined_by,
            "dates": dates,
            "everybody_belongs": everybody_belongs,
            "takes_applications": takes_applications,
            "places": places,
            "archived": archived,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dates_view import DatesView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        slug = d.pop("slug")

        name = d.pop("name")

        about = d.pop("about")

        language = d.pop("language")

        joined_by = ProgrammeViewJoinedBy(d.pop("joined_by"))




        dates = DatesView.from_dict(d.pop("dates"))




        everybody_belongs = d.pop("everybody_belongs")

        takes_applications = d.pop("takes_applications")

        places = ProgrammeViewPlaces(d.pop("places"))




        archived = d.pop("archived")

        programme_view = cls(
            id=id,
            version=version,
            slug=slug,
            name=name,
            about=about,
            language=language,
            joined_by=joined_by,
            dates=dates,
            everybody_belongs=everybody_belongs,
            takes_applications=takes_applications,
            places=places,
            archived=archived,
        )


        programme_view.additional_properties = d
        return programme_view

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
