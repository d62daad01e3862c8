from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.agreement_to_propose_channel_type_0 import AgreementToProposeChannelType0
from ..models.agreement_to_propose_meeting_rhythm import AgreementToProposeMeetingRhythm
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="AgreementToPropose")



@_attrs_define
class AgreementToPropose:
    """ All that is to hold from the other side's yes on; what is left out is not agreed on.

        Attributes:
            meeting_rhythm (AgreementToProposeMeetingRhythm): How often the two meet.
            length_minutes (int | None | Unset): How long a session lasts.
            channel (AgreementToProposeChannelType0 | None | Unset): How they meet.
            time_zone (None | str | Unset): By which days your deadlines end; the mentee's own where it is left out.
            ends_on (datetime.date | None | Unset): Until when it runs, three years at most; a year from today where it is
                left out.
            expectations (None | str | Unset): What they expect of it. The mentee's own, from their profile, are a good
                first draft.
            mentor_does (None | str | Unset): What the mentor will do.
            mentee_does (None | str | Unset): What the mentee will do.
            confidentiality (None | str | Unset): What stays between them.
     """

    meeting_rhythm: AgreementToProposeMeetingRhythm
    length_minutes: int | None | Unset = UNSET
    channel: AgreementToProposeChannelType0 | None | Unset = UNSET
    time_zone: None | str | Unset = UNSET
    ends_on: datetime.date | None | Unset = UNSET
    expectations: None | str | Unset = UNSET
    mentor_does: None | str | Unset = UNSET
    mentee_does: None | str | Unset = UNSET
    confidentiality: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        meeting_rhythm = self.meeting_rhythm.value

        length_minutes: int | None | Unset
        if isinstance(self.length_minutes, Unset):
            length_minutes = UNSET
        else:
            length_minutes = self.length_minutes

        channel: None | str | Unset
        if isinstance(self.channel, Unset):
            channel = UNSET
        elif isinstance(self.channel, AgreementToProposeChannelType0):
            channel = self.channel.value
        else:
            channel = self.channel

        time_zone: None | str | Unset
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        ends_on: None | str | Unset
        if isinstance(self.ends_on, Unset):
            ends_on = UNSET
        elif isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        expectations: None | str | Unset
        if isinstance(self.expectations, Unset):
            expectations = UNSET
        else:
            expectations = self.expectations

        mentor_does: None | str | Unset
        if isinstance(self.mentor_does, Unset):
            mentor_does = UNSET
        else:
            mentor_does = self.mentor_does

        mentee_does: None | str | Unset
        if isinstance(self.mentee_does, Unset):
            mentee_does = UNSET
        else:
            mentee_does = self.mentee_does

        confidentiality: None | str | Unset
        if isinstance(self.confidentiality, Unset):
            confidentiality = UNSET
        else:
            confidentiality = self.confidentiality


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "meeting_rhythm": meeting_rhythm,
        })
        if length_minutes is not UNSET:
            field_dict["length_minutes"] = length_minutes
        if channel is not UNSET:
            field_dict["channel"] = channel
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if ends_on is not UNSET:
            field_dict["ends_on"] = ends_on
        if expectations is not UNSET:
            field_dict["expectations"] = expectations
        if mentor_does is not UNSET:
            field_dict["mentor_does"] = mentor_does
        if mentee_does is not UNSET:
            field_dict["mentee_does"] = mentee_does
        if confidentiality is not UNSET:
            field_dict["confidentiality"] = confidentiality

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        meeting_rhythm = AgreementToProposeMeetingRhythm(d.pop("meeting_rhythm"))




        def _parse_length_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        length_minutes = _parse_length_minutes(d.pop("length_minutes", UNSET))


        def _parse_channel(data: object) -> AgreementToProposeChannelType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                channel_type_0 = AgreementToProposeChannelType0(data)



                return channel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AgreementToProposeChannelType0 | None | Unset, data)

        channel = _parse_channel(d.pop("channel", UNSET))


        def _parse_time_zone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))


        def _parse_ends_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)



                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        ends_on = _parse_ends_on(d.pop("ends_on", UNSET))


        def _parse_expectations(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        expectations = _parse_expectations(d.pop("expectations", UNSET))


        def _parse_mentor_does(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mentor_does = _parse_mentor_does(d.pop("mentor_does", UNSET))


        def _parse_mentee_does(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mentee_does = _parse_mentee_does(d.pop("mentee_does", UNSET))


        def _parse_confidentiality(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        confidentiality = _parse_confidentiality(d.pop("confidentiality", UNSET))


        agreement_to_propose = cls(
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

        return agreement_to_propose

