from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.revision_view_channel_type_0 import RevisionViewChannelType0
from ..models.revision_view_meeting_rhythm import RevisionViewMeetingRhythm
from ..models.revision_view_phase import RevisionViewPhase
from ..models.revision_view_proposed_by import RevisionViewProposedBy
from typing import cast
import datetime






T = TypeVar("T", bound="RevisionView")



@_attrs_define
class RevisionView:
    """ Terms that one of the two proposed, and what became of them.

        Attributes:
            number (int): Its number among all that was proposed.
            phase (RevisionViewPhase): What became of it; `overtaken`: something else was proposed or agreed on instead.
            proposed_by (RevisionViewProposedBy): Who proposed it.
            proposed_at (datetime.datetime): When it was proposed, in UTC.
            answer_by (datetime.datetime): Until when it can be answered.
            answered_at (datetime.datetime | None): When it was answered, withdrawn, overtaken or expired, in UTC.
            meeting_rhythm (RevisionViewMeetingRhythm): How often the two meet.
            length_minutes (int | None): How long a session lasts; null where that is not agreed on.
            channel (None | RevisionViewChannelType0): How they meet; null where that is not agreed on.
            time_zone (None | str): By which days deadlines end; null: by the mentee's own.
            ends_on (datetime.date): Until when it runs.
            expectations (None | str): What they expect of it. Null where nobody says anything, and once who wrote it is not
                here for you any more.
            mentor_does (None | str): What the mentor will do. Null where nobody says anything, and once who wrote it is not
                here for you any more.
            mentee_does (None | str): What the mentee will do. Null where nobody says anything, and once who wrote it is not
                here for you any more.
            confidentiality (None | str): What stays between them. Null where nobody says anything, and once who wrote it is
                not here for you any more.
     """

    number: int
    phase: RevisionViewPhase
    proposed_by: RevisionViewProposedBy
    proposed_at: datetime.datetime
    answer_by: datetime.datetime
    answered_at: datetime.datetime | None
    meeting_rhythm: RevisionViewMeetingRhythm
    length_minutes: int | None
    channel: None | RevisionViewChannelType0
    time_zone: None | str
    ends_on: datetime.date
    expectations: None | str
    mentor_does: None | str
    mentee_does: None | str
    confidentiality: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        number = self.number

        phase = self.phase.value

        proposed_by = self.proposed_by.value

        proposed_at = self.proposed_at.isoformat()

        answer_by = self.answer_by.isoformat()

        answered_at: None | str
        if isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        meeting_rhythm = self.meeting_rhythm.value

        length_minutes: int | None
        length_minutes = self.length_minutes

        channel: None | str
        if isinstance(self.channel, RevisionViewChannelType0):
            channel = self.channel.value
        else:
            channel = self.channel

        time_zone: None | str
        time_zone = self.time_zone

        ends_on = self.ends_on.isoformat()

        expectations: None | str
        expectations = self.expectations

        mentor_does: None | str
        mentor_does = self.mentor_does

        mentee_does: None | str
        mentee_does = self.mentee_does

        confidentiality: None | str
        confidentiality = self.confidentiality


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "number": number,
            "phase": phase,
            "proposed_by": proposed_by,
            "proposed_at": proposed_at,
            "answer_by": answer_by,
            "answered_at": answered_at,
            "meeting_rhythm": meeting_rhythm,
            "length_minutes": length_minutes,
            "channel": channel,
            "time_zone": time_zone,
            "ends_on": ends_on,
            "expectations": expectations,
            "mentor_does": mentor_does,
            "mentee_does": mentee_does,
            "confidentiality": confidentiality,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        phase = RevisionViewPhase(d.pop("phase"))




        proposed_by = RevisionViewProposedBy(d.pop("proposed_by"))




        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))




        answer_by = datetime.datetime.fromisoformat(d.pop("answer_by"))




        def _parse_answered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)



                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answered_at = _parse_answered_at(d.pop("answered_at"))


        meeting_rhythm = RevisionViewMeetingRhythm(d.pop("meeting_rhythm"))




        def _parse_length_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        length_minutes = _parse_length_minutes(d.pop("length_minutes"))


        def _parse_channel(data: object) -> None | RevisionViewChannelType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                channel_type_0 = RevisionViewChannelType0(data)



                return channel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RevisionViewChannelType0, data)

        channel = _parse_channel(d.pop("channel"))


        def _parse_time_zone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        time_zone = _parse_time_zone(d.pop("time_zone"))


        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))




        def _parse_expectations(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        expectations = _parse_expectations(d.pop("expectations"))


        def _parse_mentor_does(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor_does = _parse_mentor_does(d.pop("mentor_does"))


        def _parse_mentee_does(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentee_does = _parse_mentee_does(d.pop("mentee_does"))


        def _parse_confidentiality(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        confidentiality = _parse_confidentiality(d.pop("confidentiality"))


        revision_view = cls(
            number=number,
            phase=phase,
            proposed_by=proposed_by,
            proposed_at=proposed_at,
            answer_by=answer_by,
            answered_at=answered_at,
            meeting_rhythm=meeting_rhythm,
            length_minutes=length_minutes,
            channel=channel,
            time_zone=time_zone,
            ends_on=ends_on,
            expectations=expectations,
            mentor_does=mentor_does,
            mentee_does=mentee_does,
            confidentiality=confidentiality,
        )


        revision_view.additional_properties = d
        return revision_view

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
