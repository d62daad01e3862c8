from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.audit_entry_view_role import AuditEntryViewRole
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="AuditEntryView")



@_attrs_define
class AuditEntryView:
    """ Something that an operator or a coordinator did.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            act (str): What was done, such as programme_archived.
            actor_id (None | UUID): Who did it; null once they are erased.
            role (AuditEntryViewRole): As what they did it.
            programme_id (None | UUID): The programme in which it was done, if any.
            person_id (None | UUID): Whom it is about, if anybody; null too once they are erased.
            reason (None | str): Why, in the words of whoever did it; gone once the person whom it is about is erased.
            changed (list[str]): The names of what was changed, where something was.
            done_at (datetime.datetime): When it was done, in UTC.
     """

    id: UUID
    act: str
    actor_id: None | UUID
    role: AuditEntryViewRole
    programme_id: None | UUID
    person_id: None | UUID
    reason: None | str
    changed: list[str]
    done_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        act = self.act

        actor_id: None | str
        if isinstance(self.actor_id, UUID):
            actor_id = str(self.actor_id)
        else:
            actor_id = self.actor_id

        role = self.role.value

        programme_id: None | str
        if isinstance(self.programme_id, UUID):
            programme_id = str(self.programme_id)
        else:
            programme_id = self.programme_id

        person_id: None | str
        if isinstance(self.person_id, UUID):
            person_id = str(self.person_id)
        else:
            person_id = self.person_id

        reason: None | str
        reason = self.reason

        changed = self.changed



        done_at = self.done_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "act": act,
            "actor_id": actor_id,
            "role": role,
            "programme_id": programme_id,
            "person_id": person_id,
            "reason": reason,
            "changed": changed,
            "done_at": done_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        act = d.pop("act")

        def _parse_actor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                actor_id_type_0 = UUID(data)



                return actor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        actor_id = _parse_actor_id(d.pop("actor_id"))


        role = AuditEntryViewRole(d.pop("role"))




        def _parse_programme_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                programme_id_type_0 = UUID(data)



                return programme_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        programme_id = _parse_programme_id(d.pop("programme_id"))


        def _parse_person_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_id_type_0 = UUID(data)



                return person_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        person_id = _parse_person_id(d.pop("person_id"))


        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        changed = cast(list[str], d.pop("changed"))


        done_at = datetime.datetime.fromisoformat(d.pop("done_at"))




        audit_entry_view = cls(
            id=id,
            act=act,
            actor_id=actor_id,
            role=role,
            programme_id=programme_id,
            person_id=person_id,
            reason=reason,
            changed=changed,
            done_at=done_at,
        )


        audit_entry_view.additional_properties = d
        return audit_entry_view

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
