from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.became_view_decision import BecameViewDecision
from ..models.became_view_proposal_type_0 import BecameViewProposalType0
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="BecameView")



@_attrs_define
class BecameView:
    """ What has become of a mentee's draft since, and whom a replay would have given them.

        Attributes:
            mentee_id (UUID): The mentee's id, which is their person's.
            mentor_then (None | UUID): Whom the run gave them; null: nobody, or somebody who has left the platform.
            mentor_now (None | UUID): Whom the replay gives them; null: nobody, or somebody who has left. Of a run that is
                no replay, the same as then.
            decision (BecameViewDecision): What was decided on the draft.
            proposal (BecameViewProposalType0 | None): How the proposal ended that was sent, or that it is open; null where
                none was.
            mentorship (bool): Whether the two came to a mentorship in this programme.
            ended_at (datetime.datetime | None): When that ended, in UTC; null where it goes on or there is none.
     """

    mentee_id: UUID
    mentor_then: None | UUID
    mentor_now: None | UUID
    decision: BecameViewDecision
    proposal: BecameViewProposalType0 | None
    mentorship: bool
    ended_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentee_id = str(self.mentee_id)

        mentor_then: None | str
        if isinstance(self.mentor_then, UUID):
            mentor_then = str(self.mentor_then)
        else:
            mentor_then = self.mentor_then

        mentor_now: None | str
        if isinstance(self.mentor_now, UUID):
            mentor_now = str(self.mentor_now)
        else:
            mentor_now = self.mentor_now

        decision = self.decision.value

        proposal: None | str
        if isinstance(self.proposal, BecameViewProposalType0):
            proposal = self.proposal.value
        else:
            proposal = self.proposal

        mentorship = self.mentorship

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee_id": mentee_id,
            "mentor_then": mentor_then,
            "mentor_now": mentor_now,
            "decision": decision,
            "proposal": proposal,
            "mentorship": mentorship,
            "ended_at": ended_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentee_id = UUID(d.pop("mentee_id"))




        def _parse_mentor_then(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentor_then_type_0 = UUID(data)



                return mentor_then_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentor_then = _parse_mentor_then(d.pop("mentor_then"))


        def _parse_mentor_now(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentor_now_type_0 = UUID(data)



                return mentor_now_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentor_now = _parse_mentor_now(d.pop("mentor_now"))


        decision = BecameViewDecision(d.pop("decision"))




        def _parse_proposal(data: object) -> BecameViewProposalType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proposal_type_0 = BecameViewProposalType0(data)



                return proposal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BecameViewProposalType0 | None, data)

        proposal = _parse_proposal(d.pop("proposal"))


        mentorship = d.pop("mentorship")

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


        became_view = cls(
            mentee_id=mentee_id,
            mentor_then=mentor_then,
            mentor_now=mentor_now,
            decision=decision,
            proposal=proposal,
            mentorship=mentorship,
            ended_at=ended_at,
        )


        became_view.additional_properties = d
        return became_view

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
