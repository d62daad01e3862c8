from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentorship_that_ends_state import MentorshipThatEndsState
from uuid import UUID






T = TypeVar("T", bound="MentorshipThatEnds")



@_attrs_define
class MentorshipThatEnds:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            mentee_id (UUID): The mentee's id, which is their person's.
            state (MentorshipThatEndsState): Whether it goes on or has a break.
            goals_open (int): How many of its goals are neither completed nor dropped; they stay as they are.
     """

    id: UUID
    mentee_id: UUID
    state: MentorshipThatEndsState
    goals_open: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        mentee_id = str(self.mentee_id)

        state = self.state.value

        goals_open = self.goals_open


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "mentee_id": mentee_id,
            "state": state,
            "goals_open": goals_open,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        mentee_id = UUID(d.pop("mentee_id"))




        state = MentorshipThatEndsState(d.pop("state"))




        goals_open = d.pop("goals_open")

        mentorship_that_ends = cls(
            id=id,
            mentee_id=mentee_id,
            state=state,
            goals_open=goals_open,
        )


        mentorship_that_ends.additional_properties = d
        return mentorship_that_ends

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
