from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.keeping_view_can_item import KeepingViewCanItem
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="KeepingView")



@_attrs_define
class KeepingView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it comes from.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            goals (bool | None): Whether goals go with the mentee; null for the mentor, whom that does not concern.
            agreement (bool | None): Whether what was agreed on does; null for the mentor.
            history (bool | None): Whether the next mentor may read how far the two came; null for the mentor.
            successor_id (None | UUID): Whom the mentor suggests; null where nobody is suggested, or whoever was is no
                mentor any more.
            carried_into (None | UUID): The mentorship that it went into; null until then, and for the mentor.
            came_from (None | UUID): The mentorship from which something went into this one, for the mentee; for the mentor,
                where its timeline may be read.
            can (list[KeepingViewCanItem]): `let_read`: to say whether the next mentor may read the history, once the rest
                has gone along.
     """

    mentorship_id: UUID
    version: int
    goals: bool | None
    agreement: bool | None
    history: bool | None
    successor_id: None | UUID
    carried_into: None | UUID
    came_from: None | UUID
    can: list[KeepingViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentorship_id = str(self.mentorship_id)

        version = self.version

        goals: bool | None
        goals = self.goals

        agreement: bool | None
        agreement = self.agreement

        history: bool | None
        history = self.history

        successor_id: None | str
        if isinstance(self.successor_id, UUID):
            successor_id = str(self.successor_id)
        else:
            successor_id = self.successor_id

        carried_into: None | str
        if isinstance(self.carried_into, UUID):
            carried_into = str(self.carried_into)
        else:
            carried_into = self.carried_into

        came_from: None | str
        if isinstance(self.came_from, UUID):
            came_from = str(self.came_from)
        else:
            came_from = self.came_from

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "goals": goals,
            "agreement": agreement,
            "history": history,
            "successor_id": successor_id,
            "carried_into": carried_into,
            "came_from": came_from,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        def _parse_goals(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        goals = _parse_goals(d.pop("goals"))


        def _parse_agreement(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        agreement = _parse_agreement(d.pop("agreement"))


        def _parse_history(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        history = _parse_history(d.pop("history"))


        def _parse_successor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                successor_id_type_0 = UUID(data)



                return successor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        successor_id = _parse_successor_id(d.pop("successor_id"))


        def _parse_carried_into(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                carried_into_type_0 = UUID(data)



                return carried_into_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        carried_into = _parse_carried_into(d.pop("carried_into"))


        def _parse_came_from(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                came_from_type_0 = UUID(data)



                return came_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        came_from = _parse_came_from(d.pop("came_from"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = KeepingViewCanItem(can_item_data)



            can.append(can_item)


        keeping_view = cls(
            mentorship_id=mentorship_id,
            version=version,
            goals=goals,
            agreement=agreement,
            history=history,
            successor_id=successor_id,
            carried_into=carried_into,
            came_from=came_from,
            can=can,
        )


        keeping_view.additional_properties = d
        return keeping_view

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
