from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.asked_view_can_item import AskedViewCanItem
from ..models.asked_view_ended_because_type_0 import AskedViewEndedBecauseType0
from ..models.asked_view_state import AskedViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="AskedView")



@_attrs_define
class AskedView:
    """ One of a request's proposals, as its mentee sees it.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            mentor_id (UUID): The mentor's id, which is their person's.
            state (AskedViewState): Where this proposal stands.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            proposed_at (datetime.datetime | None): When its turn came, in UTC; null until then.
            respond_by (datetime.datetime | None): Null until its turn has come.
            ended_because (AskedViewEndedBecauseType0 | None): Why it ended; null while it is open.

                `answered`, `withdrawn`: by the word of one of the two; `out_of_time`: nobody answered; `passed_over`: the
                mentor takes
                no new mentees or has no place left; `mentor_left`: is gone from the platform; `closed`: it is over between
                these two,
                and no more is told; `no_longer_possible`: left the programme, or mentors this mentee already;
                `request_settled`:
                another mentor of the request said yes. What ended without a word is `declined` where the reason lies with the
                mentor,
                else `withdrawn`.
            mentorship_id (None | UUID): What came of it, once accepted.
            can (list[AskedViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    mentor_id: UUID
    state: AskedViewState
    version: int
    proposed_at: datetime.datetime | None
    respond_by: datetime.datetime | None
    ended_because: AskedViewEndedBecauseType0 | None
    mentorship_id: None | UUID
    can: list[AskedViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        mentor_id = str(self.mentor_id)

        state = self.state.value

        version = self.version

        proposed_at: None | str
        if isinstance(self.proposed_at, datetime.datetime):
            proposed_at = self.proposed_at.isoformat()
        else:
            proposed_at = self.proposed_at

        respond_by: None | str
        if isinstance(self.respond_by, datetime.datetime):
            respond_by = self.respond_by.isoformat()
        else:
            respond_by = self.respond_by

        ended_because: None | str
        if isinstance(self.ended_because, AskedViewEndedBecauseType0):
            ended_because = self.ended_because.value
        else:
            ended_because = self.ended_because

        mentorship_id: None | str
        if isinstance(self.mentorship_id, UUID):
            mentorship_id = str(self.mentorship_id)
        else:
            mentorship_id = self.mentorship_id

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "mentor_id": mentor_id,
            "state": state,
            "version": version,
            "proposed_at": proposed_at,
            "respond_by": respond_by,
            "ended_because": ended_because,
            "mentorship_id": mentorship_id,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        mentor_id = UUID(d.pop("mentor_id"))




        state = AskedViewState(d.pop("state"))




        version = d.pop("version")

        def _parse_proposed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proposed_at_type_0 = datetime.datetime.fromisoformat(data)



                return proposed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        proposed_at = _parse_proposed_at(d.pop("proposed_at"))


        def _parse_respond_by(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                respond_by_type_0 = datetime.datetime.fromisoformat(data)



                return respond_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        respond_by = _parse_respond_by(d.pop("respond_by"))


        def _parse_ended_because(data: object) -> AskedViewEndedBecauseType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_because_type_0 = AskedViewEndedBecauseType0(data)



                return ended_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AskedViewEndedBecauseType0 | None, data)

        ended_because = _parse_ended_because(d.pop("ended_because"))


        def _parse_mentorship_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentorship_id_type_0 = UUID(data)



                return mentorship_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentorship_id = _parse_mentorship_id(d.pop("mentorship_id"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = AskedViewCanItem(can_item_data)



            can.append(can_item)


        asked_view = cls(
            id=id,
            mentor_id=mentor_id,
            state=state,
            version=version,
            proposed_at=proposed_at,
            respond_by=respond_by,
            ended_because=ended_because,
            mentorship_id=mentorship_id,
            can=can,
        )


        asked_view.additional_properties = d
        return asked_view

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
