from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_programme_joined_by import NewProgrammeJoinedBy
from ..models.new_programme_places import NewProgrammePlaces
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.dates_body import DatesBody
  from ..models.programme_text_body import ProgrammeTextBody





T = TypeVar("T", bound="NewProgramme")



@_attrs_define
class NewProgramme:
    """ A programme to be made.

        Attributes:
            texts (list[ProgrammeTextBody]): One for each language; the first one is for whoever reads none of them.
            joined_by (NewProgrammeJoinedBy): Who may join: `open` whoever wants to, `email_domain` whoever's address has
                one of the domains, `code` whoever has the code, `approval` whom an operator says yes to.
            slug (str): What it is called in addresses and exports; it stays.
            email_domains (list[str] | Unset): The domains that let in, where it is joined by them.
            code (None | str | Unset): What is to be shown with an application, where it is joined by code.
            dates (DatesBody | Unset): Days in UTC, the last ones included. What is left out or null is no limit.
            capacity (int | None | Unset): How many mentees there is room for; left out or null for as many as come.
            mentors_need_approval (bool | Unset): Whether an operator says yes to each mentor, however mentees join.
                Default: False.
            places (NewProgrammePlaces | Unset): Who gets a place where there are more mentees than places: `by_score` who
                fits best, `lottery` whom a draw says; then scores decide only with whom. Default: NewProgrammePlaces.BY_SCORE.
            enrols_by_default (bool | Unset): Whether mentees of its files are in without asking for it: they are told so,
                and leave in one call, signed in or not. Where the programme asks something of mentees, they come in with its
                form. Default: False.
     """

    texts: list[ProgrammeTextBody]
    joined_by: NewProgrammeJoinedBy
    slug: str
    email_domains: list[str] | Unset = UNSET
    code: None | str | Unset = UNSET
    dates: DatesBody | Unset = UNSET
    capacity: int | None | Unset = UNSET
    mentors_need_approval: bool | Unset = False
    places: NewProgrammePlaces | Unset = NewProgrammePlaces.BY_SCORE
    enrols_by_default: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        from ..models.dates_body import DatesBody # noqa: PLC0415
        from ..models.programme_text_body import ProgrammeTextBody # noqa: PLC0415
        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)



        joined_by = self.joined_by.value

        slug = self.slug

        email_domains: list[str] | Unset = UNSET
        if not isinstance(self.email_domains, Unset):
            email_domains = self.email_domains



        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        dates: dict[str, Any] | Unset = UNSET
        if not isinstance(self.dates, Unset):
            dates = self.dates.to_dict()

        capacity: int | None | Unset
        if isinstance(self.capacity, Unset):
            capacity = UNSET
        else:
            capacity = self.capacity

        mentors_need_approval = self.mentors_need_approval

        places: str | Unset = UNSET
        if not isinstance(self.places, Unset):
            places = self.places.value


        enrols_by_default = self.enrols_by_default


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "texts": texts,
            "joined_by": joined_by,
            "slug": slug,
        })
        if email_domains is not UNSET:
            field_dict["email_domains"] = email_domains
        if code is not UNSET:
            field_dict["code"] = code
        if dates is not UNSET:
            field_dict["dates"] = dates
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if mentors_need_approval is not UNSET:
            field_dict["mentors_need_approval"] = mentors_need_approval
        if places is not UNSET:
            field_dict["places"] = places
        if enrols_by_default is not UNSET:
            field_dict["enrols_by_default"] = enrols_by_default

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dates_body import DatesBody # noqa: PLC0415
        from ..models.programme_text_body import ProgrammeTextBody # noqa: PLC0415
        d = dict(src_dict)
        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = ProgrammeTextBody.from_dict(texts_item_data)



            texts.append(texts_item)


        joined_by = NewProgrammeJoinedBy(d.pop("joined_by"))




        slug = d.pop("slug")

        email_domains = cast(list[str], d.pop("email_domains", UNSET))


        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))


        _dates = d.pop("dates", UNSET)
        dates: DatesBody | Unset
        if isinstance(_dates,  Unset):
            dates = UNSET
        else:
            dates = DatesBody.from_dict(_dates)




        def _parse_capacity(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        capacity = _parse_capacity(d.pop("capacity", UNSET))


        mentors_need_approval = d.pop("mentors_need_approval", UNSET)

        _places = d.pop("places", UNSET)
        places: NewProgrammePlaces | Unset
        if isinstance(_places,  Unset):
            places = UNSET
        else:
            places = NewProgrammePlaces(_places)




        enrols_by_default = d.pop("enrols_by_default", UNSET)

        new_programme = cls(
            texts=texts,
            joined_by=joined_by,
            slug=slug,
            email_domains=email_domains,
            code=code,
            dates=dates,
            capacity=capacity,
            mentors_need_approval=mentors_need_approval,
            places=places,
            enrols_by_default=enrols_by_default,
        )

        return new_programme

