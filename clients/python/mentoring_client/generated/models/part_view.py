from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.part_view_left_because_type_0 import PartViewLeftBecauseType0
from ..models.part_view_role import PartViewRole
from ..models.part_view_state import PartViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="PartView")



@_attrs_define
class PartView:
    """ What somebody is, or was, in a programme.

        Attributes:
            membership_id (UUID): Of the membership.
            programme_id (UUID): The programme that it belongs to.
            role (PartViewRole): As what they take part.
            state (PartViewState): Where it stands; only a `member` belongs to the programme.
            left_because (None | PartViewLeftBecauseType0): Why, where they have left.
            changed_at (datetime.datetime): Since when it is so, in UTC.
     """

    membership_id: UUID
    programme_id: UUID
    role: PartViewRole
    state: PartViewState
    left_because: None | PartViewLeftBecauseType0
    changed_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        membership_id = str(self.membership_id)

        programme_id = str(self.programme_id)

        role = self.role.value

        state = self.state.value

        left_because: None | str
        if isinstance(self.left_because, PartViewLeftBecauseType0):
            left_because = self.left_because.value
        else:
            left_because = self.left_because

        changed_at = self.changed_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "membership_id": membership_id,
            "programme_id": programme_id,
            "role": role,
            "state": state,
            "left_because": left_because,
            "changed_at": changed_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        membership_id = UUID(d.pop("membership_id"))




        programme_id = UUID(d.pop("programme_id"))




        role = PartViewRole(d.pop("role"))




        state = PartViewState(d.pop("state"))




        def _parse_left_because(data: object) -> None | PartViewLeftBecauseType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                left_because_type_0 = PartViewLeftBecauseType0(data)



                return left_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PartViewLeftBecauseType0, data)

        left_because = _parse_left_because(d.pop("left_because"))


        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))




        part_view = cls(
            membership_id=membership_id,
            programme_id=programme_id,
            role=role,
            state=state,
            left_because=left_because,
            changed_at=changed_at,
        )


        part_view.additional_properties = d
        return part_view

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
