from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.managed_proposal_view_ended_because_type_0 import ManagedProposalViewEndedBecauseType0
from ..models.managed_proposal_view_state import ManagedProposalViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ManagedProposalView")



@_attrs_define
class ManagedProposalView:
    """ A proposal as those see it who look after its programme: no word of the two.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            request_id (UUID): The request that it is part of.
            place (int): Which of the request's mentors is asked, from 1: the next where the one before did not say yes.
            programme_id (UUID): The programme that it belongs to.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_id (UUID): The mentee's id, which is their person's.
            state (ManagedProposalViewState): Where it stands.
            proposed_at (datetime.datetime | None): When its turn came, in UTC; null until then.
            respond_by (datetime.datetime | None): By when it is to be answered, in UTC; then it expires.
            ended_at (datetime.datetime | None): When it was answered, withdrawn or expired, in UTC; null while it is open.
            ended_because (ManagedProposalViewEndedBecauseType0 | None): Why it ended; null while it is open.

                `answered`, `withdrawn`: by the word of one of the two; `out_of_time`: nobody answered; `passed_over`: the
                mentor takes
                no new mentees or has no place left; `mentor_left`: is gone from the platform; `closed`: it is over between
                these two,
                and no more is told; `no_longer_possible`: left the programme, or mentors this mentee already;
                `request_settled`:
                another mentor of the request said yes. What ended without a word is `declined` where the reason lies with the
                mentor,
                else `withdrawn`.
            mentorship_id (None | UUID): The mentorship that the acceptance has opened.
     """

    id: UUID
    request_id: UUID
    place: int
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: ManagedProposalViewState
    proposed_at: datetime.datetime | None
    respond_by: datetime.datetime | None
    ended_at: datetime.datetime | None
    ended_because: ManagedProposalViewEndedBecauseType0 | None
    mentorship_id: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        request_id = str(self.request_id)

        place = self.place

        programme_id = str(self.programme_id)

        mentor_id = str(self.mentor_id)

        mentee_id = str(self.mentee_id)

        state = self.state.value

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

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        ended_because: None | str
        if isinstance(self.ended_because, ManagedProposalViewEndedBecauseType0):
            ended_because = self.ended_because.value
        else:
            ended_because = self.ended_because

        mentorship_id: None | str
        if isinstance(self.mentorship_id, UUID):
            mentorship_id = str(self.mentorship_id)
        else:
            mentorship_id = self.mentorship_id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "request_id": request_id,
            "place": place,
            "programme_id": programme_id,
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "state": state,
            "proposed_at": proposed_at,
            "respond_by": respond_by,
            "ended_at": ended_at,
            "ended_because": ended_because,
            "mentorship_id": mentorship_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        request_id = UUID(d.pop("request_id"))




        place = d.pop("place")

        programme_id = UUID(d.pop("programme_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_id = UUID(d.pop("mentee_id"))




        state = ManagedProposalViewState(d.pop("state"))




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


        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)



                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))


        def _parse_ended_because(data: object) -> ManagedProposalViewEndedBecauseType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_because_type_0 = ManagedProposalViewEndedBecauseType0(data)



                return ended_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ManagedProposalViewEndedBecauseType0 | None, data)

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


        managed_proposal_view = cls(
            id=id,
            request_id=request_id,
            place=place,
            programme_id=programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            state=state,
            proposed_at=proposed_at,
            respond_by=respond_by,
            ended_at=ended_at,
            ended_because=ended_because,
            mentorship_id=mentorship_id,
        )


        managed_proposal_view.additional_properties = d
        return managed_proposal_view

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
