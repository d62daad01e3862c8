from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.terms_view_can_item import TermsViewCanItem
from ..models.terms_view_joined_by import TermsViewJoinedBy
from ..models.terms_view_places import TermsViewPlaces
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.dates_view import DatesView
  from ..models.programme_text_view import ProgrammeTextView





T = TypeVar("T", bound="TermsView")



@_attrs_define
class TermsView:
    """ All that an operator says of a programme.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            slug (str): What it is called in addresses and exports.
            texts (list[ProgrammeTextView]): The first one is for whoever reads none of the languages.
            joined_by (TermsViewJoinedBy): Who may join: `open` whoever wants to, `email_domain` whoever's address has one
                of the domains, `code` whoever has the code, `approval` whom an operator says yes to.
            email_domains (list[str]): The domains that let in, where it is joined by them.
            code (None | str): What is shown with an application, where it is joined by code.
            dates (DatesView): Days in UTC, the last ones included; null is no limit.
            capacity (int | None): How many mentees there is room for; null for as many as come.
            mentors_need_approval (bool): Whether an operator says yes to each mentor, however mentees join.
            places (TermsViewPlaces): Who gets a place where there are more mentees than places: `by_score` who fits best,
                `lottery` whom a draw says; then scores decide only with whom.
            enrols_by_default (bool): Whether mentees of its files are in without asking for it: they are told so, and leave
                in one call, signed in or not. Where the programme asks something of mentees, they come in with its form.
            everybody_belongs (bool): Whether it is the default programme, to which everybody belongs without joining.
            archived_at (datetime.datetime | None): Since when it is over for good, in UTC; null while it is not.
            can (list[TermsViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    slug: str
    texts: list[ProgrammeTextView]
    joined_by: TermsViewJoinedBy
    email_domains: list[str]
    code: None | str
    dates: DatesView
    capacity: int | None
    mentors_need_approval: bool
    places: TermsViewPlaces
    enrols_by_default: bool
    everybody_belongs: bool
    archived_at: datetime.datetime | None
    can: list[TermsViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.dates_view import DatesView # noqa: PLC0415
        from ..models.programme_text_view import ProgrammeTextView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        slug = self.slug

        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)



        joined_by = self.joined_by.value

        email_domains = self.email_domains



        code: None | str
        code = self.code

        dates = self.dates.to_dict()

        capacity: int | None
        capacity = self.capacity

        mentors_need_approval = self.mentors_need_approval

        places = self.places.value

        enrols_by_default = self.enrols_by_default

        everybody_belongs = self.everybody_belongs

        archived_at: None | str
        if isinstance(self.archived_at, datetime.datetime):
            archived_at = self.archived_at.isoformat()
        else:
            archived_at = self.archived_at

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "slug": slug,
            "texts": texts,
            "joined_by": joined_by,
            "email_domains": email_domains,
            "code": code,
            "dates": dates,
            "capacity": capacity,
            "mentors_need_approval": mentors_need_approval,
            "places": places,
            "enrols_by_default": enrols_by_default,
            "everybody_belongs": everybody_belongs,
            "archived_at": archived_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dates_view import DatesView # noqa: PLC0415
        from ..models.programme_text_view import ProgrammeTextView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        slug = d.pop("slug")

        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = ProgrammeTextView.from_dict(texts_item_data)



            texts.append(texts_item)


        joined_by = TermsViewJoinedBy(d.pop("joined_by"))




        email_domains = cast(list[str], d.pop("email_domains"))


        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))


        dates = DatesView.from_dict(d.pop("dates"))




        def _parse_capacity(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        capacity = _parse_capacity(d.pop("capacity"))


        mentors_need_approval = d.pop("mentors_need_approval")

        places = TermsViewPlaces(d.pop("places"))




        enrols_by_default = d.pop("enrols_by_default")

        everybody_belongs = d.pop("everybody_belongs")

        def _parse_archived_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                archived_at_type_0 = datetime.datetime.fromisoformat(data)



                return archived_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        archived_at = _parse_archived_at(d.pop("archived_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = TermsViewCanItem(can_item_data)



            can.append(can_item)


        terms_view = cls(
            id=id,
            version=version,
            slug=slug,
            texts=texts,
            joined_by=joined_by,
            email_domains=email_domains,
            code=code,
            dates=dates,
            capacity=capacity,
            mentors_need_approval=mentors_need_approval,
            places=places,
            enrols_by_default=enrols_by_default,
            everybody_belongs=everybody_belongs,
            archived_at=archived_at,
            can=can,
        )


        terms_view.additional_properties = d
        return terms_view

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
