from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.ceasing_view_can_item import CeasingViewCanItem
from ..models.ceasing_view_ends_item import CeasingViewEndsItem
from ..models.ceasing_view_stays_item import CeasingViewStaysItem
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="CeasingView")



@_attrs_define
class CeasingView:
    """ What ends for somebody who ceases to be a mentor, before they do.

        Attributes:
            person_id (UUID): Whose it is; the id as mentor and as mentee too.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            headline (str): One line that says who they are.
            takes_mentees (bool): Whether anybody can find and ask them at present.
            ends (list[CeasingViewEndsItem]): Their card is not found any more; who asked them is told and asked on; their
                mentees are told kindly, with what they can
                do next; sessions ahead are cancelled; what could be booked is archived.
            stays (list[CeasingViewStaysItem]): What one said and was told before, and everything one is as a mentee.
            named_by (list[str]): Where the other services name what ends of theirs: which requests, mentorships, sessions,
                offerings.
            can (list[CeasingViewCanItem]): `pause`: new mentees only, and nothing ends.
     """

    person_id: UUID
    version: int
    headline: str
    takes_mentees: bool
    ends: list[CeasingViewEndsItem]
    stays: list[CeasingViewStaysItem]
    named_by: list[str]
    can: list[CeasingViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        person_id = str(self.person_id)

        version = self.version

        headline = self.headline

        takes_mentees = self.takes_mentees

        ends = []
        for ends_item_data in self.ends:
            ends_item = ends_item_data.value
            ends.append(ends_item)



        stays = []
        for stays_item_data in self.stays:
            stays_item = stays_item_data.value
            stays.append(stays_item)



        named_by = self.named_by



        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "version": version,
            "headline": headline,
            "takes_mentees": takes_mentees,
            "ends": ends,
            "stays": stays,
            "named_by": named_by,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        version = d.pop("version")

        headline = d.pop("headline")

        takes_mentees = d.pop("takes_mentees")

        ends = []
        _ends = d.pop("ends")
        for ends_item_data in (_ends):
            ends_item = CeasingViewEndsItem(ends_item_data)



            ends.append(ends_item)


        stays = []
        _stays = d.pop("stays")
        for stays_item_data in (_stays):
            stays_item = CeasingViewStaysItem(stays_item_data)



            stays.append(stays_item)


        named_by = cast(list[str], d.pop("named_by"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = CeasingViewCanItem(can_item_data)



            can.append(can_item)


        ceasing_view = cls(
            person_id=person_id,
            version=version,
            headline=headline,
            takes_mentees=takes_mentees,
            ends=ends,
            stays=stays,
            named_by=named_by,
            can=can,
        )


        ceasing_view.additional_properties = d
        return ceasing_view

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
