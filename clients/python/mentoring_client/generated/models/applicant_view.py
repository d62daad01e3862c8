from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.applicant_view_can_item import ApplicantViewCanItem
from ..models.applicant_view_role import ApplicantViewRole
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ApplicantView")



@_attrs_define
class ApplicantView:
    """ Somebody who waits for a yes; they get it at `…/memberships/{membership_id}/approval`, or a no at `…/refusal`.

        Attributes:
            membership_id (UUID): Of the membership that is decided on.
            programme_id (UUID): The programme that it belongs to.
            person_id (UUID): Who it is.
            name (str): As they want to be called; empty where they have not said.
            role (ApplicantViewRole): As what they want to take part.
            applied_at (datetime.datetime): Since when they wait, in UTC.
            can (list[ApplicantViewCanItem]): Nobody says yes to whoever is suspended.
     """

    membership_id: UUID
    programme_id: UUID
    person_id: UUID
    name: str
    role: ApplicantViewRole
    applied_at: datetime.datetime
    can: list[ApplicantViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        membership_id = str(self.membership_id)

        programme_id = str(self.programme_id)

        person_id = str(self.person_id)

        name = self.name

        role = self.role.value

        applied_at = self.applied_at.isoformat()

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "membership_id": membership_id,
            "programme_id": programme_id,
            "person_id": person_id,
            "name": name,
            "role": role,
            "applied_at": applied_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        membership_id = UUID(d.pop("membership_id"))




        programme_id = UUID(d.pop("programme_id"))




        person_id = UUID(d.pop("person_id"))




        name = d.pop("name")

        role = ApplicantViewRole(d.pop("role"))




        applied_at = datetime.datetime.fromisoformat(d.pop("applied_at"))




        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = ApplicantViewCanItem(can_item_data)



            can.append(can_item)


        applicant_view = cls(
            membership_id=membership_id,
            programme_id=programme_id,
            person_id=person_id,
            name=name,
            role=role,
            applied_at=applied_at,
            can=can,
        )


        applicant_view.additional_properties = d
        return applicant_view

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
