from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.offering_body_kind_type_0 import OfferingBodyKindType0
from ..models.offering_body_open_to import OfferingBodyOpenTo
from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.limits_body import LimitsBody
  from ..models.place_body import PlaceBody
  from ..models.question_body import QuestionBody





T = TypeVar("T", bound="OfferingBody")



@_attrs_define
class OfferingBody:
    """ The terms of an offering, whole.

        Attributes:
            title (str): One line that says what it is.
            lengths_minutes (list[int]): The first one is the usual.
            slot_interval_minutes (int | Unset): Minutes from one slot to the next. Default: 30.
            buffer_before_minutes (int | Unset): Kept free outside the length. Default: 0.
            buffer_after_minutes (int | Unset): Kept free outside the length. Default: 0.
            notice_minutes (int | Unset): For booking, and for a mentee's cancelling and moving. Default: 0.
            horizon_days (int | Unset): How many days ahead it can be booked. Default: 60.
            open_to (OfferingBodyOpenTo | Unset): Who may book it. Default: OfferingBodyOpenTo.MY_MENTEES.
            kind (None | OfferingBodyKindType0 | Unset): What a session of it is for; null: nothing special.
            confirmation (bool | Unset): You confirm each session before it is booked. Default: False.
            move_notice_minutes (int | None | Unset): For either side's moving without asking the other; as
                `notice_minutes`, if not said.
            most_moves (int | None | Unset): How often a session is moved by one side alone; as often as they like, if not
                said.
            slot_offset_minutes (int | Unset): From the start of your hours to the first slot. Default: 0.
            bookable_until (datetime.date | None | Unset): The last date on your wall clock, instead of `horizon_days`.
            most_sessions (LimitsBody | Unset): At most so many sessions on your calendar; null: as many as there is time
                for.
            first_slot_only (bool | Unset): Of each day the first free slot only. Default: False.
            place (None | PlaceBody | Unset): Where to meet; null: to be agreed.
            questions (list[QuestionBody] | Unset): What is asked of whoever books.
     """

    title: str
    lengths_minutes: list[int]
    slot_interval_minutes: int | Unset = 30
    buffer_before_minutes: int | Unset = 0
    buffer_after_minutes: int | Unset = 0
    notice_minutes: int | Unset = 0
    horizon_days: int | Unset = 60
    open_to: OfferingBodyOpenTo | Unset = OfferingBodyOpenTo.MY_MENTEES
    kind: None | OfferingBodyKindType0 | Unset = UNSET
    confirmation: bool | Unset = False
    move_notice_minutes: int | None | Unset = UNSET
    most_moves: int | None | Unset = UNSET
    slot_offset_minutes: int | Unset = 0
    bookable_until: datetime.date | None | Unset = UNSET
    most_sessions: LimitsBody | Unset = UNSET
    first_slot_only: bool | Unset = False
    place: None | PlaceBody | Unset = UNSET
    questions: list[QuestionBody] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.limits_body import LimitsBody # noqa: PLC0415
        from ..models.place_body import PlaceBody # noqa: PLC0415
        from ..models.question_body import QuestionBody # noqa: PLC0415
        title = self.title

        lengths_minutes = self.lengths_minutes



        slot_interval_minutes = self.slot_interval_minutes

        buffer_before_minutes = self.buffer_before_minutes

        buffer_after_minutes = self.buffer_after_minutes

        notice_minutes = self.notice_minutes

        horizon_days = self.horizon_days

        open_to: str | Unset = UNSET
        if not isinstance(self.open_to, Unset):
            open_to = self.open_to.value


        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        elif isinstance(self.kind, OfferingBodyKindType0):
            kind = self.kind.value
        else:
            kind = self.kind

        confirmation = self.confirmation

        move_notice_minutes: int | None | Unset
        if isinstance(self.move_notice_minutes, Unset):
            move_notice_minutes = UNSET
        else:
            move_notice_minutes = self.move_notice_minutes

        most_moves: int | None | Unset
        if isinstance(self.most_moves, Unset):
            most_moves = UNSET
        else:
            most_moves = self.most_moves

        slot_offset_minutes = self.slot_offset_minutes

        bookable_until: None | str | Unset
        if isinstance(self.bookable_until, Unset):
            bookable_until = UNSET
        elif isinstance(self.bookable_until, datetime.date):
            bookable_until = self.bookable_until.isoformat()
        else:
            bookable_until = self.bookable_until

        most_sessions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.most_sessions, Unset):
            most_sessions = self.most_sessions.to_dict()

        first_slot_only = self.first_slot_only

        place: dict[str, Any] | None | Unset
        if isinstance(self.place, Unset):
            place = UNSET
        elif isinstance(self.place, PlaceBody):
            place = self.place.to_dict()
        else:
            place = self.place

        questions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.questions, Unset):
            questions = []
            for questions_item_data in self.questions:
                questions_item = questions_item_data.to_dict()
                questions.append(questions_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "title": title,
            "lengths_minutes": lengths_minutes,
        })
        if slot_interval_minutes is not UNSET:
            field_dict["slot_interval_minutes"] = slot_interval_minutes
        if buffer_before_minutes is not UNSET:
            field_dict["buffer_before_minutes"] = buffer_before_minutes
        if buffer_after_minutes is not UNSET:
            field_dict["buffer_after_minutes"] = buffer_after_minutes
        if notice_minutes is not UNSET:
            field_dict["notice_minutes"] = notice_minutes
        if horizon_days is not UNSET:
            field_dict["horizon_days"] = horizon_days
        if open_to is not UNSET:
            field_dict["open_to"] = open_to
        if kind is not UNSET:
            field_dict["kind"] = kind
        if confirmation is not UNSET:
            field_dict["confirmation"] = confirmation
        if move_notice_minutes is not UNSET:
            field_dict["move_notice_minutes"] = move_notice_minutes
        if most_moves is not UNSET:
            field_dict["most_moves"] = most_moves
        if slot_offset_minutes is not UNSET:
            field_dict["slot_offset_minutes"] = slot_offset_minutes
        if bookable_until is not UNSET:
            field_dict["bookable_until"] = bookable_until
        if most_sessions is not UNSET:
            field_dict["most_sessions"] = most_sessions
        if first_slot_only is not UNSET:
            field_dict["first_slot_only"] = first_slot_only
        if place is not UNSET:
            field_dict["place"] = place
        if questions is not UNSET:
            field_dict["questions"] = questions

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limits_body import LimitsBody # noqa: PLC0415
        from ..models.place_body import PlaceBody # noqa: PLC0415
        from ..models.question_body import QuestionBody # noqa: PLC0415
        d = dict(src_dict)
        title = d.pop("title")

        lengths_minutes = cast(list[int], d.pop("lengths_minutes"))


        slot_interval_minutes = d.pop("slot_interval_minutes", UNSET)

        buffer_before_minutes = d.pop("buffer_before_minutes", UNSET)

        buffer_after_minutes = d.pop("buffer_after_minutes", UNSET)

        notice_minutes = d.pop("notice_minutes", UNSET)

        horizon_days = d.pop("horizon_days", UNSET)

        _open_to = d.pop("open_to", UNSET)
        open_to: OfferingBodyOpenTo | Unset
        if isinstance(_open_to,  Unset):
            open_to = UNSET
        else:
            open_to = OfferingBodyOpenTo(_open_to)




        def _parse_kind(data: object) -> None | OfferingBodyKindType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = OfferingBodyKindType0(data)



                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OfferingBodyKindType0 | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))


        confirmation = d.pop("confirmation", UNSET)

        def _parse_move_notice_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        move_notice_minutes = _parse_move_notice_minutes(d.pop("move_notice_minutes", UNSET))


        def _parse_most_moves(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        most_moves = _parse_most_moves(d.pop("most_moves", UNSET))


        slot_offset_minutes = d.pop("slot_offset_minutes", UNSET)

        def _parse_bookable_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                bookable_until_type_0 = datetime.date.fromisoformat(data)



                return bookable_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        bookable_until = _parse_bookable_until(d.pop("bookable_until", UNSET))


        _most_sessions = d.pop("most_sessions", UNSET)
        most_sessions: LimitsBody | Unset
        if isinstance(_most_sessions,  Unset):
            most_sessions = UNSET
        else:
            most_sessions = LimitsBody.from_dict(_most_sessions)




        first_slot_only = d.pop("first_slot_only", UNSET)

        def _parse_place(data: object) -> None | PlaceBody | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                place_type_0 = PlaceBody.from_dict(data)



                return place_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlaceBody | Unset, data)

        place = _parse_place(d.pop("place", UNSET))


        _questions = d.pop("questions", UNSET)
        questions: list[QuestionBody] | Unset = UNSET
        if _questions is not UNSET:
            questions = []
            for questions_item_data in _questions:
                questions_item = QuestionBody.from_dict(questions_item_data)



                questions.append(questions_item)


        offering_body = cls(
            title=title,
            lengths_minutes=lengths_minutes,
            slot_interval_minutes=slot_interval_minutes,
            buffer_before_minutes=buffer_before_minutes,
            buffer_after_minutes=buffer_after_minutes,
            notice_minutes=notice_minutes,
            horizon_days=horizon_days,
            open_to=open_to,
            kind=kind,
            confirmation=confirmation,
            move_notice_minutes=move_notice_minutes,
            most_moves=most_moves,
            slot_offset_minutes=slot_offset_minutes,
            bookable_until=bookable_until,
            most_sessions=most_sessions,
            first_slot_only=first_slot_only,
            place=place,
            questions=questions,
        )

        return offering_body

