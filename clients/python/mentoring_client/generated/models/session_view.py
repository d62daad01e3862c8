from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.session_view_absence_reported_by_type_0 import SessionViewAbsenceReportedByType0
from ..models.session_view_absent_type_0 import SessionViewAbsentType0
from ..models.session_view_appeal_type_0 import SessionViewAppealType0
from ..models.session_view_can_item import SessionViewCanItem
from ..models.session_view_cancelled_because_type_0 import SessionViewCancelledBecauseType0
from ..models.session_view_cancelled_by_type_0 import SessionViewCancelledByType0
from ..models.session_view_kind_type_0 import SessionViewKindType0
from ..models.session_view_state import SessionViewState
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.move_proposal_view import MoveProposalView
  from ..models.place_view import PlaceView
  from ..models.session_view_answers import SessionViewAnswers





T = TypeVar("T", bound="SessionView")



@_attrs_define
class SessionView:
    """ A session, as whoever asks may see it.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            state (SessionViewState): Where it stands.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_ids (list[UUID]): Who is mentored in it: one, or several in a group.
            offering_id (UUID): The offering that is meant.
            mentorship_id (None | UUID): The mentorship that it belongs to, if any.
            programme_id (None | UUID): The programme of that mentorship, or the default one; null where it was booked
                before that was kept.
            kind (None | SessionViewKindType0): What it is for; null: nothing special.
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            length_minutes (int): How long it is, in minutes.
            notice_minutes (int): How long before its start a mentee may still cancel or move it, in minutes.
            answers (SessionViewAnswers): The mentee's answers to the offering's questions, by question.
            cancelled_by (None | SessionViewCancelledByType0): Which side cancelled it; null where nobody or the platform
                did.
            cancelled_late (bool): Whether the mentor cancelled within the notice.
            cancellation_reason (None | str): What the mentor wrote who declined it, or who cancelled it; null: nothing.
            cancelled_because (None | SessionViewCancelledBecauseType0): Why, where several were cancelled at once or the
                platform did; null where that is not known.
            absent (None | SessionViewAbsentType0): Who did not come; null: nobody, as far as is known.
            respond_by (datetime.datetime | None): When a pending session ends by itself, in UTC: two days after it was
                asked for or at its start, whichever is first. It stays on
                one that was never confirmed; null for others.
            moves (int): How often one side has moved it without asking the other.
            own_moves (int): How often yours has, which `most_moves` limits.
            most_moves (int | None): How often each side may; null: as often as they like.
            move_proposal (MoveProposalView | None): Another time that one side proposes; null: none.
            series_id (None | UUID): The rhythm that it is part of; null: none.
            absence_reported_by (None | SessionViewAbsenceReportedByType0): Which side said that the other did not come;
                null: neither.
            appeal (None | SessionViewAppealType0): Where the appeal against that stands; null: none.
            appeal_reason (None | str): What the appeal says; null: nothing.
            title (str): The offering's when it was booked.
            place (None | PlaceView): Where you meet, from when it is booked until an hour after its end; null: not now, or
                nowhere named.
            can (list[SessionViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    state: SessionViewState
    mentor_id: UUID
    mentee_ids: list[UUID]
    offering_id: UUID
    mentorship_id: None | UUID
    programme_id: None | UUID
    kind: None | SessionViewKindType0
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    length_minutes: int
    notice_minutes: int
    answers: SessionViewAnswers
    cancelled_by: None | SessionViewCancelledByType0
    cancelled_late: bool
    cancellation_reason: None | str
    cancelled_because: None | SessionViewCancelledBecauseType0
    absent: None | SessionViewAbsentType0
    respond_by: datetime.datetime | None
    moves: int
    own_moves: int
    most_moves: int | None
    move_proposal: MoveProposalView | None
    series_id: None | UUID
    absence_reported_by: None | SessionViewAbsenceReportedByType0
    appeal: None | SessionViewAppealType0
    appeal_reason: None | str
    title: str
    place: None | PlaceView
    can: list[SessionViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.move_proposal_view import MoveProposalView # noqa: PLC0415
        from ..models.place_view import PlaceView # noqa: PLC0415
        from ..models.session_view_answers import SessionViewAnswers # noqa: PLC0415
        id = str(self.id)

        version = self.version

        state = self.state.value

        mentor_id = str(self.mentor_id)

        mentee_ids = []
        for mentee_ids_item_data in self.mentee_ids:
            mentee_ids_item = str(mentee_ids_item_data)
            mentee_ids.append(mentee_ids_item)



        offering_id = str(self.offering_id)

        mentorship_id: None | str
        if isinstance(self.mentorship_id, UUID):
            mentorship_id = str(self.mentorship_id)
        else:
            mentorship_id = self.mentorship_id

        programme_id: None | str
        if isinstance(self.programme_id, UUID):
            programme_id = str(self.programme_id)
        else:
            programme_id = self.programme_id

        kind: None | str
        if isinstance(self.kind, SessionViewKindType0):
            kind = self.kind.value
        else:
            kind = self.kind

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        length_minutes = self.length_minutes

        notice_minutes = self.notice_minutes

        answers = self.answers.to_dict()

        cancelled_by: None | str
        if isinstance(self.cancelled_by, SessionViewCancelledByType0):
            cancelled_by = self.cancelled_by.value
        else:
            cancelled_by = self.cancelled_by

        cancelled_late = self.cancelled_late

        cancellation_reason: None | str
        cancellation_reason = self.cancellation_reason

        cancelled_because: None | str
        if isinstance(self.cancelled_because, SessionViewCancelledBecauseType0):
            cancelled_because = self.cancelled_because.value
        else:
            cancelled_because = self.cancelled_because

        absent: None | str
        if isinstance(self.absent, SessionViewAbsentType0):
            absent = self.absent.value
        else:
            absent = self.absent

        respond_by: None | str
        if isinstance(self.respond_by, datetime.datetime):
            respond_by = self.respond_by.isoformat()
        else:
            respond_by = self.respond_by

        moves = self.moves

        own_moves = self.own_moves

        most_moves: int | None
        most_moves = self.most_moves

        move_proposal: dict[str, Any] | None
        if isinstance(self.move_proposal, MoveProposalView):
            move_proposal = self.move_proposal.to_dict()
        else:
            move_proposal = self.move_proposal

        series_id: None | str
        if isinstance(self.series_id, UUID):
            series_id = str(self.series_id)
        else:
            series_id = self.series_id

        absence_reported_by: None | str
        if isinstance(self.absence_reported_by, SessionViewAbsenceReportedByType0):
            absence_reported_by = self.absence_reported_by.value
        else:
            absence_reported_by = self.absence_reported_by

        appeal: None | str
        if isinstance(self.appeal, SessionViewAppealType0):
            appeal = self.appeal.value
        else:
            appeal = self.appeal

        appeal_reason: None | str
        appeal_reason = self.appeal_reason

        title = self.title

        place: dict[str, Any] | None
        if isinstance(self.place, PlaceView):
            place = self.place.to_dict()
        else:
            place = self.place

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "state": state,
            "mentor_id": mentor_id,
            "mentee_ids": mentee_ids,
            "offering_id": offering_id,
            "mentorship_id": mentorship_id,
            "programme_id": programme_id,
            "kind": kind,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "length_minutes": length_minutes,
            "notice_minutes": notice_minutes,
            "answers": answers,
            "cancelled_by": cancelled_by,
            "cancelled_late": cancelled_late,
            "cancellation_reason": cancellation_reason,
            "cancelled_because": cancelled_because,
            "absent": absent,
            "respond_by": respond_by,
            "moves": moves,
            "own_moves": own_moves,
            "most_moves": most_moves,
            "move_proposal": move_proposal,
            "series_id": series_id,
            "absence_reported_by": absence_reported_by,
            "appeal": appeal,
            "appeal_reason": appeal_reason,
            "title": title,
            "place": place,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.move_proposal_view import MoveProposalView # noqa: PLC0415
        from ..models.place_view import PlaceView # noqa: PLC0415
        from ..models.session_view_answers import SessionViewAnswers # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        state = SessionViewState(d.pop("state"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_ids = []
        _mentee_ids = d.pop("mentee_ids")
        for mentee_ids_item_data in (_mentee_ids):
            mentee_ids_item = UUID(mentee_ids_item_data)



            mentee_ids.append(mentee_ids_item)


        offering_id = UUID(d.pop("offering_id"))




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


        def _parse_kind(data: object) -> None | SessionViewKindType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = SessionViewKindType0(data)



                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionViewKindType0, data)

        kind = _parse_kind(d.pop("kind"))


        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        length_minutes = d.pop("length_minutes")

        notice_minutes = d.pop("notice_minutes")

        answers = SessionViewAnswers.from_dict(d.pop("answers"))




        def _parse_cancelled_by(data: object) -> None | SessionViewCancelledByType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_by_type_0 = SessionViewCancelledByType0(data)



                return cancelled_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionViewCancelledByType0, data)

        cancelled_by = _parse_cancelled_by(d.pop("cancelled_by"))


        cancelled_late = d.pop("cancelled_late")

        def _parse_cancellation_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cancellation_reason = _parse_cancellation_reason(d.pop("cancellation_reason"))


        def _parse_cancelled_because(data: object) -> None | SessionViewCancelledBecauseType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_because_type_0 = SessionViewCancelledBecauseType0(data)



                return cancelled_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionViewCancelledBecauseType0, data)

        cancelled_because = _parse_cancelled_because(d.pop("cancelled_because"))


        def _parse_absent(data: object) -> None | SessionViewAbsentType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                absent_type_0 = SessionViewAbsentType0(data)



                return absent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionViewAbsentType0, data)

        absent = _parse_absent(d.pop("absent"))


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


        moves = d.pop("moves")

        own_moves = d.pop("own_moves")

        def _parse_most_moves(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        most_moves = _parse_most_moves(d.pop("most_moves"))


        def _parse_move_proposal(data: object) -> MoveProposalView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                move_proposal_type_0 = MoveProposalView.from_dict(data)



                return move_proposal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoveProposalView | None, data)

        move_proposal = _parse_move_proposal(d.pop("move_proposal"))


        def _parse_series_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                series_id_type_0 = UUID(data)



                return series_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        series_id = _parse_series_id(d.pop("series_id"))


        def _parse_absence_reported_by(data: object) -> None | SessionViewAbsenceReportedByType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                absence_reported_by_type_0 = SessionViewAbsenceReportedByType0(data)



                return absence_reported_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionViewAbsenceReportedByType0, data)

        absence_reported_by = _parse_absence_reported_by(d.pop("absence_reported_by"))


        def _parse_appeal(data: object) -> None | SessionViewAppealType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appeal_type_0 = SessionViewAppealType0(data)



                return appeal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionViewAppealType0, data)

        appeal = _parse_appeal(d.pop("appeal"))


        def _parse_appeal_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        appeal_reason = _parse_appeal_reason(d.pop("appeal_reason"))


        title = d.pop("title")

        def _parse_place(data: object) -> None | PlaceView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                place_type_0 = PlaceView.from_dict(data)



                return place_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlaceView, data)

        place = _parse_place(d.pop("place"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = SessionViewCanItem(can_item_data)



            can.append(can_item)


        session_view = cls(
            id=id,
            version=version,
            state=state,
            mentor_id=mentor_id,
            mentee_ids=mentee_ids,
            offering_id=offering_id,
            mentorship_id=mentorship_id,
            programme_id=programme_id,
            kind=kind,
            starts_at=starts_at,
            ends_at=ends_at,
            length_minutes=length_minutes,
            notice_minutes=notice_minutes,
            answers=answers,
            cancelled_by=cancelled_by,
            cancelled_late=cancelled_late,
            cancellation_reason=cancellation_reason,
            cancelled_because=cancelled_because,
            absent=absent,
            respond_by=respond_by,
            moves=moves,
            own_moves=own_moves,
            most_moves=most_moves,
            move_proposal=move_proposal,
            series_id=series_id,
            absence_reported_by=absence_reported_by,
            appeal=appeal,
            appeal_reason=appeal_reason,
            title=title,
            place=place,
            can=can,
        )


        session_view.additional_properties = d
        return session_view

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
