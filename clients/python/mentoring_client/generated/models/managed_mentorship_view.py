from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.managed_mentorship_view_state import ManagedMentorshipViewState
from uuid import UUID






T = TypeVar("T", bound="ManagedMentorshipView")



@_attrs_define
class ManagedMentorshipView:
    """ A mentorship as those see it who look after its programme: no word of the two.

        Attributes:
            mentorship_id (UUID): Which one it is.
            programme_id (UUID): The programme that it belongs to.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_id (UUID): The mentee's id, which is their person's.
            state (ManagedMentorshipViewState): Whether it goes on.
     """

    mentorship_id: UUID
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: ManagedMentorshipViewState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentorship_id = str(self.mentorship_id)

        programme_id = str(self.programme_id)

        mentor_id = str(self.mentor_id)

        mentee_id = str(self.mentee_id)

        state = self.state.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "programme_id": programme_id,
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "state": state,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        programme_id = UUID(d.pop("programme_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_id = UUID(d.pop("mentee_id"))




        state = ManagedMentorshipViewState(d.pop("state"))




        managed_mentorship_view = cls(
            mentorship_id=mentorship_id,
            programme_id=programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            state=state,
        )


        managed_mentorship_view.additional_properties = d
        return managed_mentorship_view

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
