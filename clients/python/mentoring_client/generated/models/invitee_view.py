from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.invitee_view_role import InviteeViewRole
from ..models.invitee_view_state import InviteeViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="InviteeView")



@_attrs_define
class InviteeView:
    """ Somebody of a file who has not signed in yet.

        Attributes:
            id (UUID): Of the membership that will be theirs.
            email (str): Where their invitation goes.
            name (str): As the file says it; empty where it doesn't.
            role (InviteeViewRole): As what they are to take part.
            language (str): The one they are written to in, a BCP 47 tag.
            state (InviteeViewState): Whether their invitation was sent.
            invite_on (datetime.date | None): It is not sent before this day; null where any day will do.
            imported_at (datetime.datetime): When they were imported, in UTC. Who is not invited is forgotten 90 days later.
     """

    id: UUID
    email: str
    name: str
    role: InviteeViewRole
    language: str
    state: InviteeViewState
    invite_on: datetime.date | None
    imported_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        email = self.email

        name = self.name

        role = self.role.value

        language = self.language

        state = self.state.value

        invite_on: None | str
        if isinstance(self.invite_on, datetime.date):
            invite_on = self.invite_on.isoformat()
        else:
            invite_on = self.invite_on

        imported_at = self.imported_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "email": email,
            "name": name,
            "role": role,
            "language": language,
            "state": state,
            "invite_on": invite_on,
            "imported_at": imported_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        email = d.pop("email")

        name = d.pop("name")

        role = InviteeViewRole(d.pop("role"))




        language = d.pop("language")

        state = InviteeViewState(d.pop("state"))




        def _parse_invite_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                invite_on_type_0 = datetime.date.fromisoformat(data)



                return invite_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        invite_on = _parse_invite_on(d.pop("invite_on"))


        imported_at = datetime.datetime.fromisoformat(d.pop("imported_at"))




        invitee_view = cls(
            id=id,
            email=email,
            name=name,
            role=role,
            language=language,
            state=state,
            invite_on=invite_on,
            imported_at=imported_at,
        )


        invitee_view.additional_properties = d
        return invitee_view

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
