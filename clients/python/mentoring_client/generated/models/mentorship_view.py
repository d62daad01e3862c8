from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentorship_view_can_item import MentorshipViewCanItem
from ..models.mentorship_view_meeting_rhythm_type_0 import MentorshipViewMeetingRhythmType0
from ..models.mentorship_view_session_kinds_item import MentorshipViewSessionKindsItem
from ..models.mentorship_view_stage import MentorshipViewStage
from ..models.mentorship_view_state import MentorshipViewState
from ..models.mentorship_view_you import MentorshipViewYou
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.counts import Counts
  from ..models.ending_view import EndingView
  from ..models.next_stage import NextStage





T = TypeVar("T", bound="MentorshipView")



@_attrs_define
class MentorshipView:
    """ A mentorship as one of its two sees it.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            programme_id (UUID): The programme that it belongs to.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_id (UUID): The mentee's id, which is their person's.
            you (MentorshipViewYou): Which side the asker is.
            state (MentorshipViewState): Whether it goes on.
            stage (MentorshipViewStage): Which of the four stages the two are in.
            purpose (str): What this stage is for.
            activities (list[str]): What helps at this stage.
            session_kinds (list[MentorshipViewSessionKindsItem]): Which sessions belong to this stage; others don't end it.
            next_ (list[NextStage]): What the stage asks of the two next.
            meeting_rhythm (MentorshipViewMeetingRhythmType0 | None): How often the two have agreed to meet.
            opened_at (datetime.datetime): When it began, in UTC.
            paused_until (datetime.datetime | None): When a break ends by itself, in UTC; null where there is none, or it
                ends when one of you resumes.
            ending (EndingView | None): How it ended; null while it goes on.
            counts (Counts):
            can (list[MentorshipViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    you: MentorshipViewYou
    state: MentorshipViewState
    stage: MentorshipViewStage
    purpose: str
    activities: list[str]
    session_kinds: list[MentorshipViewSessionKindsItem]
    next_: list[NextStage]
    meeting_rhythm: MentorshipViewMeetingRhythmType0 | None
    opened_at: datetime.datetime
    paused_until: datetime.datetime | None
    ending: EndingView | None
    counts: Counts
    can: list[MentorshipViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.counts import Counts # noqa: PLC0415
        from ..models.ending_view import EndingView # noqa: PLC0415
        from ..models.next_stage import NextStage # noqa: PLC0415
        id = str(self.id)

        version = self.version

        programme_id = str(self.programme_id)

        mentor_id = str(self.mentor_id)

        mentee_id = str(self.mentee_id)

        you = self.you.value

        state = self.state.value

        stage = self.stage.value

        purpose = self.purpose

        activities = self.activities



        session_kinds = []
        for session_kinds_item_data in self.session_kinds:
            session_kinds_item = session_kinds_item_data.value
            session_kinds.append(session_kinds_item)



        next_ = []
        for next_item_data in self.next_:
            next_item = next_item_data.to_dict()
            next_.append(next_item)



        meeting_rhythm: None | str
        if isinstance(self.meeting_rhythm, MentorshipViewMeetingRhythmType0):
            meeting_rhythm = self.meeting_rhythm.value
        else:
            meeting_rhythm = self.meeting_rhythm

        opened_at = self.opened_at.isoformat()

        paused_until: None | str
        if isinstance(self.paused_until, datetime.datetime):
            paused_until = self.paused_until.isoformat()
        else:
            paused_until = self.paused_until

        ending: dict[str, Any] | None
        if isinstance(self.ending, EndingView):
            ending = self.ending.to_dict()
        else:
            ending = self.ending

        counts = self.counts.to_dict()

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
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "you": you,
            "state": state,
            "stage": stage,
            "purpose": purpose,
            "activities": activities,
            "session_kinds": session_kinds,
            "next": next_,
            "meeting_rhythm": meeting_rhythm,
            "opened_at": opened_at,
            "paused_until": paused_until,
            "ending": ending,
            "counts": counts,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counts import Counts # noqa: PLC0415
        from ..models.ending_view import EndingView # noqa: PLC0415
        from ..models.next_stage import NextStage # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        programme_id = UUID(d.pop("programme_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_id = UUID(d.pop("mentee_id"))




        you = MentorshipViewYou(d.pop("you"))




        state = MentorshipViewState(d.pop("state"))




        stage = MentorshipViewStage(d.pop("stage"))




        purpose = d.pop("purpose")

        activities = cast(list[str], d.pop("activities"))


        session_kinds = []
        _session_kinds = d.pop("session_kinds")
        for session_kinds_item_data in (_session_kinds):
            session_kinds_item = MentorshipViewSessionKindsItem(session_kinds_item_data)



            session_kinds.append(session_kinds_item)


        next_ = []
        _next_ = d.pop("next")
        for next_item_data in (_next_):
            next_item = NextStage.from_dict(next_item_data)



            next_.append(next_item)


        def _parse_meeting_rhythm(data: object) -> MentorshipViewMeetingRhythmType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                meeting_rhythm_type_0 = MentorshipViewMeetingRhythmType0(data)



                return meeting_rhythm_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MentorshipViewMeetingRhythmType0 | None, data)

        meeting_rhythm = _parse_meeting_rhythm(d.pop("meeting_rhythm"))


        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))




        def _parse_paused_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paused_until_type_0 = datetime.datetime.fromisoformat(data)



                return paused_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paused_until = _parse_paused_until(d.pop("paused_until"))


        def _parse_ending(data: object) -> EndingView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ending_type_0 = EndingView.from_dict(data)



                return ending_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EndingView | None, data)

        ending = _parse_ending(d.pop("ending"))


        counts = Counts.from_dict(d.pop("counts"))




        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = MentorshipViewCanItem(can_item_data)



            can.append(can_item)


        mentorship_view = cls(
            id=id,
            version=version,
            programme_id=programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            you=you,
            state=state,
            stage=stage,
            purpose=purpose,
            activities=activities,
            session_kinds=session_kinds,
            next_=next_,
            meeting_rhythm=meeting_rhythm,
            opened_at=opened_at,
            paused_until=paused_until,
            ending=ending,
            counts=counts,
            can=can,
        )


        mentorship_view.additional_properties = d
        return mentorship_view

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
