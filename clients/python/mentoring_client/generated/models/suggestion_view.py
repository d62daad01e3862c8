from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.suggestion_view_channel_type_0 import SuggestionViewChannelType0
from ..models.suggestion_view_meeting_rhythm_type_0 import SuggestionViewMeetingRhythmType0
from ..models.suggestion_view_step import SuggestionViewStep
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="SuggestionView")



@_attrs_define
class SuggestionView:
    """ The one thing that is best done now.

        Attributes:
            step (SuggestionViewStep): What it is.
            text (str): The same in words.
            because (str): Why it is best done now.
            subject_id (None | UUID): The goal, action step or session meant; null where it is the mentorship itself.
            length_minutes (int | None): How long sessions last by your agreement, where one is to be booked; null where
                that is not agreed on.
            channel (None | SuggestionViewChannelType0): How you meet by your agreement, where a session is to be booked;
                null where that is not agreed on.
            meeting_rhythm (None | SuggestionViewMeetingRhythmType0): The rhythm that you have kept of late, where another
                one is to be proposed.
            method (str): The method of the call that does it.
            path (str): The path of the call that does it.
     """

    step: SuggestionViewStep
    text: str
    because: str
    subject_id: None | UUID
    length_minutes: int | None
    channel: None | SuggestionViewChannelType0
    meeting_rhythm: None | SuggestionViewMeetingRhythmType0
    method: str
    path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        step = self.step.value

        text = self.text

        because = self.because

        subject_id: None | str
        if isinstance(self.subject_id, UUID):
            subject_id = str(self.subject_id)
        else:
            subject_id = self.subject_id

        length_minutes: int | None
        length_minutes = self.length_minutes

        channel: None | str
        if isinstance(self.channel, SuggestionViewChannelType0):
            channel = self.channel.value
        else:
            channel = self.channel

        meeting_rhythm: None | str
        if isinstance(self.meeting_rhythm, SuggestionViewMeetingRhythmType0):
            meeting_rhythm = self.meeting_rhythm.value
        else:
            meeting_rhythm = self.meeting_rhythm

        method = self.method

        path = self.path


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "step": step,
            "text": text,
            "because": because,
            "subject_id": subject_id,
            "length_minutes": length_minutes,
            "channel": channel,
            "meeting_rhythm": meeting_rhythm,
            "method": method,
            "path": path,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        step = SuggestionViewStep(d.pop("step"))




        text = d.pop("text")

        because = d.pop("because")

        def _parse_subject_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                subject_id_type_0 = UUID(data)



                return subject_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        subject_id = _parse_subject_id(d.pop("subject_id"))


        def _parse_length_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        length_minutes = _parse_length_minutes(d.pop("length_minutes"))


        def _parse_channel(data: object) -> None | SuggestionViewChannelType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                channel_type_0 = SuggestionViewChannelType0(data)



                return channel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestionViewChannelType0, data)

        channel = _parse_channel(d.pop("channel"))


        def _parse_meeting_rhythm(data: object) -> None | SuggestionViewMeetingRhythmType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                meeting_rhythm_type_0 = SuggestionViewMeetingRhythmType0(data)



                return meeting_rhythm_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestionViewMeetingRhythmType0, data)

        meeting_rhythm = _parse_meeting_rhythm(d.pop("meeting_rhythm"))


        method = d.pop("method")

        path = d.pop("path")

        suggestion_view = cls(
            step=step,
            text=text,
            because=because,
            subject_id=subject_id,
            length_minutes=length_minutes,
            channel=channel,
            meeting_rhythm=meeting_rhythm,
            method=method,
            path=path,
        )


        suggestion_view.additional_properties = d
        return suggestion_view

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
