from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_series_when_taken import NewSeriesWhenTaken
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.new_series_answers import NewSeriesAnswers





T = TypeVar("T", bound="NewSeries")



@_attrs_define
class NewSeries:
    """ A rhythm of sessions on a wall clock.

        Attributes:
            offering_id (UUID): The offering that is meant.
            time_zone (str): The IANA name of the zone whose wall clock the rhythm keeps.
            first_date (datetime.date): The date of the first session on that wall clock.
            at (str): Wall clock, `HH:MM`.
            times (int): How many sessions there are to be.
            length_minutes (int | None | Unset): One of the offering's lengths, in minutes; the first one if not said.
            every_weeks (int | Unset): How many weeks lie between two sessions. Default: 1.
            when_taken (NewSeriesWhenTaken | Unset): What to do where not every one of them is free. Default:
                NewSeriesWhenTaken.BOOK_NONE.
            mentee_id (None | Unset | UUID): For whom: one of your own mentees, where you are the offering's mentor. Else
                leave it out.
            answers (NewSeriesAnswers | Unset): To the offering's `questions`, by their `text`; in each session.
     """

    offering_id: UUID
    time_zone: str
    first_date: datetime.date
    at: str
    times: int
    length_minutes: int | None | Unset = UNSET
    every_weeks: int | Unset = 1
    when_taken: NewSeriesWhenTaken | Unset = NewSeriesWhenTaken.BOOK_NONE
    mentee_id: None | Unset | UUID = UNSET
    answers: NewSeriesAnswers | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.new_series_answers import NewSeriesAnswers # noqa: PLC0415
        offering_id = str(self.offering_id)

        time_zone = self.time_zone

        first_date = self.first_date.isoformat()

        at = self.at

        times = self.times

        length_minutes: int | None | Unset
        if isinstance(self.length_minutes, Unset):
            length_minutes = UNSET
        else:
            length_minutes = self.length_minutes

        every_weeks = self.every_weeks

        when_taken: str | Unset = UNSET
        if not isinstance(self.when_taken, Unset):
            when_taken = self.when_taken.value


        mentee_id: None | str | Unset
        if isinstance(self.mentee_id, Unset):
            mentee_id = UNSET
        elif isinstance(self.mentee_id, UUID):
            mentee_id = str(self.mentee_id)
        else:
            mentee_id = self.mentee_id

        answers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = self.answers.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "offering_id": offering_id,
            "time_zone": time_zone,
            "first_date": first_date,
            "at": at,
            "times": times,
        })
        if length_minutes is not UNSET:
            field_dict["length_minutes"] = length_minutes
        if every_weeks is not UNSET:
            field_dict["every_weeks"] = every_weeks
        if when_taken is not UNSET:
            field_dict["when_taken"] = when_taken
        if mentee_id is not UNSET:
            field_dict["mentee_id"] = mentee_id
        if answers is not UNSET:
            field_dict["answers"] = answers

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_series_answers import NewSeriesAnswers # noqa: PLC0415
        d = dict(src_dict)
        offering_id = UUID(d.pop("offering_id"))




        time_zone = d.pop("time_zone")

        first_date = datetime.date.fromisoformat(d.pop("first_date"))




        at = d.pop("at")

        times = d.pop("times")

        def _parse_length_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        length_minutes = _parse_length_minutes(d.pop("length_minutes", UNSET))


        every_weeks = d.pop("every_weeks", UNSET)

        _when_taken = d.pop("when_taken", UNSET)
        when_taken: NewSeriesWhenTaken | Unset
        if isinstance(_when_taken,  Unset):
            when_taken = UNSET
        else:
            when_taken = NewSeriesWhenTaken(_when_taken)




        def _parse_mentee_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentee_id_type_0 = UUID(data)



                return mentee_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        mentee_id = _parse_mentee_id(d.pop("mentee_id", UNSET))


        _answers = d.pop("answers", UNSET)
        answers: NewSeriesAnswers | Unset
        if isinstance(_answers,  Unset):
            answers = UNSET
        else:
            answers = NewSeriesAnswers.from_dict(_answers)




        new_series = cls(
            offering_id=offering_id,
            time_zone=time_zone,
            first_date=first_date,
            at=at,
            times=times,
            length_minutes=length_minutes,
            every_weeks=every_weeks,
            when_taken=when_taken,
            mentee_id=mentee_id,
            answers=answers,
        )

        return new_series

