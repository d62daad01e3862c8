from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.part_view import PartView





T = TypeVar("T", bound="ManagedPersonView")



@_attrs_define
class ManagedPersonView:
    """ Somebody, as those see them who look after them.

        Attributes:
            person_id (UUID): Who it is.
            name (str): As they want to be called; empty where they have not said.
            mentor (bool): Whether they have a profile as a mentor.
            mentee (bool): Whether they have a profile as a mentee.
            suspended (bool): Whether they are suspended now.
            signed_up_at (datetime.datetime): When they first signed in, in UTC.
            last_seen_at (datetime.datetime | None): When they were last here, in UTC and to the hour; null: never since
                that is kept.
            memberships (list[PartView]): What they are or were: in this programme where one is asked for, else in all.
     """

    person_id: UUID
    name: str
    mentor: bool
    mentee: bool
    suspended: bool
    signed_up_at: datetime.datetime
    last_seen_at: datetime.datetime | None
    memberships: list[PartView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.part_view import PartView # noqa: PLC0415
        person_id = str(self.person_id)

        name = self.name

        mentor = self.mentor

        mentee = self.mentee

        suspended = self.suspended

        signed_up_at = self.signed_up_at.isoformat()

        last_seen_at: None | str
        if isinstance(self.last_seen_at, datetime.datetime):
            last_seen_at = self.last_seen_at.isoformat()
        else:
            last_seen_at = self.last_seen_at

        memberships = []
        for memberships_item_data in self.memberships:
            memberships_item = memberships_item_data.to_dict()
            memberships.append(memberships_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "person_id": person_id,
            "name": name,
            "mentor": mentor,
            "mentee": mentee,
            "suspended": suspended,
            "signed_up_at": signed_up_at,
            "last_seen_at": last_seen_at,
            "memberships": memberships,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.part_view import PartView # noqa: PLC0415
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))




        name = d.pop("name")

        mentor = d.pop("mentor")

        mentee = d.pop("mentee")

        suspended = d.pop("suspended")

        signed_up_at = datetime.datetime.fromisoformat(d.pop("signed_up_at"))




        def _parse_last_seen_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_seen_at_type_0 = datetime.datetime.fromisoformat(data)



                return last_seen_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_seen_at = _parse_last_seen_at(d.pop("last_seen_at"))


        memberships = []
        _memberships = d.pop("memberships")
        for memberships_item_data in (_memberships):
            memberships_item = PartView.from_dict(memberships_item_data)



            memberships.append(memberships_item)


        managed_person_view = cls(
            person_id=person_id,
            name=name,
            mentor=mentor,
            mentee=mentee,
            suspended=suspended,
            signed_up_at=signed_up_at,
            last_seen_at=last_seen_at,
            memberships=memberships,
        )


        managed_person_view.additional_properties = d
        return managed_person_view

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
