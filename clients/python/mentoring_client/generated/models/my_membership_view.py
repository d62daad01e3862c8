from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.my_membership_view_can_item import MyMembershipViewCanItem
from ..models.my_membership_view_left_because_type_0 import MyMembershipViewLeftBecauseType0
from ..models.my_membership_view_role import MyMembershipViewRole
from ..models.my_membership_view_state import MyMembershipViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="MyMembershipView")



@_attrs_define
class MyMembershipView:
    """ What one is, or was, in a programme.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            programme_id (UUID): The programme that it belongs to.
            programme_name (str): What the programme is called, in the language asked for where it has that one.
            role (MyMembershipViewRole): As what one takes part.
            state (MyMembershipViewState): `eligible` and `invited` come in as soon as they accept; `applied` until somebody
                has decided, `waiting` for a place,
                `offered` one, `member`, or `left`.
            left_because (MyMembershipViewLeftBecauseType0 | None): Why, where one has left.
            before_you (int | None): How many are before one in the line for a place; null for whoever does not wait.
            offered_until (datetime.datetime | None): Until when a place is kept, in UTC; null where none is.
            coordinator_ids (list[UUID]): Who looks after the programme, for whoever is a member: whom one may turn to.
                Empty for everybody else.
            can (list[MyMembershipViewCanItem]): `sign_up` in place of `accept` where the programme asks something of
                whoever is invited: its form.
     """

    id: UUID
    version: int
    programme_id: UUID
    programme_name: str
    role: MyMembershipViewRole
    state: MyMembershipViewState
    left_because: MyMembershipViewLeftBecauseType0 | None
    before_you: int | None
    offered_until: datetime.datetime | None
    coordinator_ids: list[UUID]
    can: list[MyMembershipViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        programme_id = str(self.programme_id)

        programme_name = self.programme_name

        role = self.role.value

        state = self.state.value

        left_because: None | str
        if isinstance(self.left_because, MyMembershipViewLeftBecauseType0):
            left_because = self.left_because.value
        else:
            left_because = self.left_because

        before_you: int | None
        before_you = self.before_you

        offered_until: None | str
        if isinstance(self.offered_until, datetime.datetime):
            offered_until = self.offered_until.isoformat()
        else:
            offered_until = self.offered_until

        coordinator_ids = []
        for coordinator_ids_item_data in self.coordinator_ids:
            coordinator_ids_item = str(coordinator_ids_item_data)
            coordinator_ids.append(coordinator_ids_item)



        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "programme_id": programme_id,
            "programme_name": programme_name,
            "role": role,
            "state": state,
            "left_because": left_because,
            "before_you": before_you,
            "offered_until": offered_until,
            "coordinator_ids": coordinator_ids,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        programme_id = UUID(d.pop("programme_id"))




        programme_name = d.pop("programme_name")

        role = MyMembershipViewRole(d.pop("role"))




        state = MyMembershipViewState(d.pop("state"))




        def _parse_left_because(data: object) -> MyMembershipViewLeftBecauseType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                left_because_type_0 = MyMembershipViewLeftBecauseType0(data)



                return left_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MyMembershipViewLeftBecauseType0 | None, data)

        left_because = _parse_left_because(d.pop("left_because"))


        def _parse_before_you(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        before_you = _parse_before_you(d.pop("before_you"))


        def _parse_offered_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                offered_until_type_0 = datetime.datetime.fromisoformat(data)



                return offered_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        offered_until = _parse_offered_until(d.pop("offered_until"))


        coordinator_ids = []
        _coordinator_ids = d.pop("coordinator_ids")
        for coordinator_ids_item_data in (_coordinator_ids):
            coordinator_ids_item = UUID(coordinator_ids_item_data)



            coordinator_ids.append(coordinator_ids_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = MyMembershipViewCanItem(can_item_data)



            can.append(can_item)


        my_membership_view = cls(
            id=id,
            version=version,
            programme_id=programme_id,
            programme_name=programme_name,
            role=role,
            state=state,
            left_because=left_because,
            before_you=before_you,
            offered_until=offered_until,
            coordinator_ids=coordinator_ids,
            can=can,
        )


        my_membership_view.additional_properties = d
        return my_membership_view

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
