from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.proposal_view_can_item import ProposalViewCanItem
from ..models.proposal_view_ended_because_type_0 import ProposalViewEndedBecauseType0
from ..models.proposal_view_state import ProposalViewState
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.asked_back_view import AskedBackView
  from ..models.asking_mentee_view import AskingMenteeView
  from ..models.decline_view import DeclineView
  from ..models.why_view import WhyView





T = TypeVar("T", bound="ProposalView")



@_attrs_define
class ProposalView:
    """ A proposal, as its mentee or (from its turn on) its mentor sees it.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            request_id (UUID): The request that it is part of.
            programme_id (UUID): The programme that it belongs to.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_id (UUID): The mentee's id, which is their person's.
            state (ProposalViewState): Where it stands.
            message (None | str): Null for the mentor once its author is gone or one of the two blocks the other.
            proposed_at (datetime.datetime | None): When its turn came, in UTC; null until then.
            respond_by (datetime.datetime | None): By when it is to be answered, in UTC; then it expires.
            ended_at (datetime.datetime | None): When it was answered, withdrawn or expired, in UTC; null while it is open.
            ended_because (None | ProposalViewEndedBecauseType0): Why it ended; null while it is open.

                `answered`, `withdrawn`: by the word of one of the two; `out_of_time`: nobody answered; `passed_over`: the
                mentor takes
                no new mentees or has no place left; `mentor_left`: is gone from the platform; `closed`: it is over between
                these two,
                and no more is told; `no_longer_possible`: left the programme, or mentors this mentee already;
                `request_settled`:
                another mentor of the request said yes. What ended without a word is `declined` where the reason lies with the
                mentor,
                else `withdrawn`.
            decline (DeclineView | None): What a no said; null where there was none.
            question (AskedBackView | None): What the mentor asked back, and what the mentee said; null where they have
                asked nothing.
            mentee (AskingMenteeView | None): Who asks, for the mentor alone: while they are asked, and while they are the
                mentee's mentor.
            reasons (list[WhyView]): What speaks for the two, told to whoever reads, the weightiest first; empty once it has
                ended.
            stale (bool): Whether what one of the two says in their profile has changed since it was asked: the reasons are
                those of now. False once
                it has ended.
            rules_version (int | None): The version of the programme's rules by which it was made and is scored: a later one
                changes nothing of it. Null where that was not kept.
            mentorship_id (None | UUID): Of the mentorship that the acceptance has opened.
            can (list[ProposalViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    request_id: UUID
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: ProposalViewState
    message: None | str
    proposed_at: datetime.datetime | None
    respond_by: datetime.datetime | None
    ended_at: datetime.datetime | None
    ended_because: None | ProposalViewEndedBecauseType0
    decline: DeclineView | None
    question: AskedBackView | None
    mentee: AskingMenteeView | None
    reasons: list[WhyView]
    stale: bool
    rules_version: int | None
    mentorship_id: None | UUID
    can: list[ProposalViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.asked_back_view import AskedBackView # noqa: PLC0415
        from ..models.asking_mentee_view import AskingMenteeView # noqa: PLC0415
        from ..models.decline_view import DeclineView # noqa: PLC0415
        from ..models.why_view import WhyView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        request_id = str(self.request_id)

        programme_id = str(self.programme_id)

        mentor_id = str(self.mentor_id)

        mentee_id = str(self.mentee_id)

        state = self.state.value

        message: None | str
        message = self.message

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
        if isinstance(self.ended_because, ProposalViewEndedBecauseType0):
            ended_because = self.ended_because.value
        else:
            ended_because = self.ended_because

        decline: dict[str, Any] | None
        if isinstance(self.decline, DeclineView):
            decline = self.decline.to_dict()
        else:
            decline = self.decline

        question: dict[str, Any] | None
        if isinstance(self.question, AskedBackView):
            question = self.question.to_dict()
        else:
            question = self.question

        mentee: dict[str, Any] | None
        if isinstance(self.mentee, AskingMenteeView):
            mentee = self.mentee.to_dict()
        else:
            mentee = self.mentee

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)



        stale = self.stale

        rules_version: int | None
        rules_version = self.rules_version

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
            "version": version,
            "request_id": request_id,
            "programme_id": programme_id,
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "state": state,
            "message": message,
            "proposed_at": proposed_at,
            "respond_by": respond_by,
            "ended_at": ended_at,
            "ended_because": ended_because,
            "decline": decline,
            "question": question,
            "mentee": mentee,
            "reasons": reasons,
            "stale": stale,
            "rules_version": rules_version,
            "mentorship_id": mentorship_id,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.asked_back_view import AskedBackView # noqa: PLC0415
        from ..models.asking_mentee_view import AskingMenteeView # noqa: PLC0415
        from ..models.decline_view import DeclineView # noqa: PLC0415
        from ..models.why_view import WhyView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        request_id = UUID(d.pop("request_id"))




        programme_id = UUID(d.pop("programme_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_id = UUID(d.pop("mentee_id"))




        state = ProposalViewState(d.pop("state"))




        def _parse_message(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))


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


        def _parse_ended_because(data: object) -> None | ProposalViewEndedBecauseType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_because_type_0 = ProposalViewEndedBecauseType0(data)



                return ended_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProposalViewEndedBecauseType0, data)

        ended_because = _parse_ended_because(d.pop("ended_because"))


        def _parse_decline(data: object) -> DeclineView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                decline_type_0 = DeclineView.from_dict(data)



                return decline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeclineView | None, data)

        decline = _parse_decline(d.pop("decline"))


        def _parse_question(data: object) -> AskedBackView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                question_type_0 = AskedBackView.from_dict(data)



                return question_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AskedBackView | None, data)

        question = _parse_question(d.pop("question"))


        def _parse_mentee(data: object) -> AskingMenteeView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mentee_type_0 = AskingMenteeView.from_dict(data)



                return mentee_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AskingMenteeView | None, data)

        mentee = _parse_mentee(d.pop("mentee"))


        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in (_reasons):
            reasons_item = WhyView.from_dict(reasons_item_data)



            reasons.append(reasons_item)


        stale = d.pop("stale")

        def _parse_rules_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rules_version = _parse_rules_version(d.pop("rules_version"))


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
            can_item = ProposalViewCanItem(can_item_data)



            can.append(can_item)


        proposal_view = cls(
            id=id,
            version=version,
            request_id=request_id,
            programme_id=programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            state=state,
            message=message,
            proposed_at=proposed_at,
            respond_by=respond_by,
            ended_at=ended_at,
            ended_because=ended_because,
            decline=decline,
            question=question,
            mentee=mentee,
            reasons=reasons,
            stale=stale,
            rules_version=rules_version,
            mentorship_id=mentorship_id,
            can=can,
        )


        proposal_view.additional_properties = d
        return proposal_view

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
