from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.agreed_rhythm_meeting_rhythm import AgreedRhythmMeetingRhythm






T = TypeVar("T", bound="AgreedRhythm")



@_attrs_define
class AgreedRhythm:
    """ All else that holds or is proposed in the agreement stays as it is.

        Attributes:
            meeting_rhythm (AgreedRhythmMeetingRhythm): How often the two are to meet.
     """

    meeting_rhythm: AgreedRhythmMeetingRhythm





    def to_dict(self) -> dict[str, Any]:
        meeting_rhythm = self.meeting_rhythm.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "meeting_rhythm": meeting_rhythm,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        meeting_rhythm = AgreedRhythmMeetingRhythm(d.pop("meeting_rhythm"))




        agreed_rhythm = cls(
            meeting_rhythm=meeting_rhythm,
        )

        return agreed_rhythm

