from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.agreement_draft_meeting_rhythm import AgreementDraftMeetingRhythm
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="AgreementDraft")



@_attrs_define
class AgreementDraft:
    """ What to begin with; nobody has proposed it.

        Attributes:
            mentorship_id (UUID): The mentorship that it is for.
            meeting_rhythm (AgreementDraftMeetingRhythm): How often the mentee wants to meet; `monthly` where they have not
                said.
            time_zone (str): By which days your deadlines would end.
            ends_on (datetime.date): A year from today: very short ones harm.
            expectations (None | str): What the mentee expects; null where their profile does not say, and where they are
                not here for you any more.
     """

    mentorship_id: UUID
    meeting_rhythm: AgreementDraftMeetingRhythm
    time_zone: str
    ends_on: datetime.date
    expectations: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentorship_id = str(self.mentorship_id)

        meeting_rhythm = self.meeting_rhythm.value

        time_zone = self.time_zone

        ends_on = self.ends_on.isoformat()

        expectations: None | str
        expectations = self.expectations


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "meeting_rhythm": meeting_rhythm,
            "time_zone": time_zone,
            "ends_on": ends_on,
            "expectations": expectations,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        meeting_rhythm = AgreementDraftMeetingRhythm(d.pop("meeting_rhythm"))




        time_zone = d.pop("time_zone")

        ends_on = datetime.date.fromisoformat(d.pop("ends_on"))




        def _parse_expectations(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        expectations = _parse_expectations(d.pop("expectations"))


        agreement_draft = cls(
            mentorship_id=mentorship_id,
            meeting_rhythm=meeting_rhythm,
            time_zone=time_zone,
            ends_on=ends_on,
            expectations=expectations,
        )


        agreement_draft.additional_properties = d
        return agreement_draft

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
