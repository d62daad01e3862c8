from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.help_request_view_can_item import HelpRequestViewCanItem
from ..models.help_request_view_side import HelpRequestViewSide
from ..models.help_request_view_state import HelpRequestViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="HelpRequestView")



@_attrs_define
class HelpRequestView:
    """ A call for help.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mentorship_id (UUID): The mentorship that it is about.
            programme_id (UUID): The programme that it belongs to.
            person_id (UUID): Who asks.
            side (HelpRequestViewSide): Which side they are.
            text (str): What they need.
            asked_at (datetime.datetime): When they asked, in UTC.
            state (HelpRequestViewState): Whether somebody has answered.
            answer (None | str): The answer; null until there is one, and once whoever answered is not here any more.
            settled_at (datetime.datetime | None): When it was answered or withdrawn, in UTC.
            can (list[HelpRequestViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    mentorship_id: UUID
    programme_id: UUID
    person_id: UUID
    side: HelpRequestViewSide
    text: str
    asked_at: datetime.datetime
    state: HelpRequestViewState
    answer: None | str
    settled_at: datetime.datetime | None
    can: list[HelpRequestViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        mentorship_id = str(self.mentorship_id)

        programme_id = str(self.programme_id)

        person_id = str(self.person_id)

        side = self.side.value

        text = self.text

        asked_at = self.asked_at.isoformat()

        state = self.state.value

        answer: None | str
        answer = self.answer

        settled_at: None | str
        if isinstance(self.settled_at, datetime.datetime):
            settled_at = self.settled_at.isoformat()
        else:
            settled_at = self.settled_at

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "mentorship_id": mentorship_id,
            "programme_id": programme_id,
            "person_id": person_id,
            "side": side,
            "text": text,
            "asked_at": asked_at,
            "state": state,
            "answer": answer,
            "settled_at": settled_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        mentorship_id = UUID(d.pop("mentorship_id"))




        programme_id = UUID(d.pop("programme_id"))




        person_id = UUID(d.pop("person_id"))




        side = HelpRequestViewSide(d.pop("side"))




        text = d.pop("text")

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))




        state = HelpRequestViewState(d.pop("state"))




        def _parse_answer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        answer = _parse_answer(d.pop("answer"))


        def _parse_settled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                settled_at_type_0 = datetime.datetime.fromisoformat(data)



                return settled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        settled_at = _parse_settled_at(d.pop("settled_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = HelpRequestViewCanItem(can_item_data)



            can.append(can_item)


        help_request_view = cls(
            id=id,
            version=version,
            mentorship_id=mentorship_id,
            programme_id=programme_id,
            person_id=person_id,
            side=side,
            text=text,
            asked_at=asked_at,
            state=state,
            answer=answer,
            settled_at=settled_at,
            can=can,
        )


        help_request_view.additional_properties = d
        return help_request_view

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
