from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.mentorship_that_ends import MentorshipThatEnds





T = TypeVar("T", bound="MentorshipsThatEnd")



@_attrs_define
class MentorshipsThatEnd:
    """ Which mentorships end for somebody who ceases to be a mentor now.

        Attributes:
            mentorships (list[MentorshipThatEnds]): Yours as a mentor that have not ended, the oldest first; each mentee is
                told, with what they can do next.
     """

    mentorships: list[MentorshipThatEnds]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.mentorship_that_ends import MentorshipThatEnds # noqa: PLC0415
        mentorships = []
        for mentorships_item_data in self.mentorships:
            mentorships_item = mentorships_item_data.to_dict()
            mentorships.append(mentorships_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorships": mentorships,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mentorship_that_ends import MentorshipThatEnds # noqa: PLC0415
        d = dict(src_dict)
        mentorships = []
        _mentorships = d.pop("mentorships")
        for mentorships_item_data in (_mentorships):
            mentorships_item = MentorshipThatEnds.from_dict(mentorships_item_data)



            mentorships.append(mentorships_item)


        mentorships_that_end = cls(
            mentorships=mentorships,
        )


        mentorships_that_end.additional_properties = d
        return mentorships_that_end

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
