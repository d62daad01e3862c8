from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.offering_view_can_item import OfferingViewCanItem
from ..models.offering_view_kind_type_0 import OfferingViewKindType0
from ..models.offering_view_open_to import OfferingViewOpenTo
from ..models.offering_view_place_kind_type_0 import OfferingViewPlaceKindType0
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.limits_view import LimitsView
  from ..models.place_view import PlaceView
  from ..models.question_view import QuestionView





T = TypeVar("T", bound="OfferingView")



@_attrs_define
class OfferingView:
    """ What can be booked.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mentor_id (UUID): The mentor's id, which is their person's.
            title (str): One line that says what it is.
            lengths_minutes (list[int]): The lengths that can be booked, in minutes; the first one is the usual.
            slot_interval_minutes (int): Minutes from one slot to the next.
            buffer_before_minutes (int): Kept free before each session, in minutes.
            buffer_after_minutes (int): Kept free after each session, in minutes.
            notice_minutes (int): For booking, and for a mentee's cancelling and moving, in minutes.
            horizon_days (int): How many days ahead it can be booked.
            open_to (OfferingViewOpenTo): Who may book it.
            kind (None | OfferingViewKindType0): What a session of it is for; null: nothing special.
            confirmation (bool): Whether the mentor confirms each session before it is booked.
            move_notice_minutes (int | None): For either side's moving alone, in minutes; null: as `notice_minutes`.
            most_moves (int | None): How often a session is moved by one side alone; null: as often as they like.
            slot_offset_minutes (int): From the start of the mentor's hours to the first slot, in minutes.
            bookable_until (datetime.date | None): The last date on the mentor's wall clock; null: by `horizon_days` alone.
            most_sessions (LimitsView):
            first_slot_only (bool): Whether only the first free slot of each day can be booked.
            place_kind (None | OfferingViewPlaceKindType0): How one meets; null where no place is named.
            place (None | PlaceView): Where one meets, for its mentor; null for others, who see its kind here and the place
                at their session.
            questions (list[QuestionView]): What is asked of whoever books.
            archived (bool): Whether nothing new can be booked.
            can (list[OfferingViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    mentor_id: UUID
    title: str
    lengths_minutes: list[int]
    slot_interval_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int
    notice_minutes: int
    horizon_days: int
    open_to: OfferingViewOpenTo
    kind: None | OfferingViewKindType0
    confirmation: bool
    move_notice_minutes: int | None
    most_moves: int | None
    slot_offset_minutes: int
    bookable_until: datetime.date | None
    most_sessions: LimitsView
    first_slot_only: bool
    place_kind: None | OfferingViewPlaceKindType0
    place: None | PlaceView
    questions: list[QuestionView]
    archived: bool
    can: list[OfferingViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.limits_view import LimitsView # noqa: PLC0415
        from ..models.place_view import PlaceView # noqa: PLC0415
        from ..models.question_view import QuestionView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        mentor_id = str(self.mentor_id)

        title = self.title

        lengths_minutes = self.lengths_minutes



        slot_interval_minutes = self.slot_interval_minutes

        buffer_before_minutes = self.buffer_before_minutes

        buffer_after_minutes = self.buffer_after_minutes

        notice_minutes = self.notice_minutes

        horizon_days = self.horizon_days

        open_to = self.open_to.value

        kind: None | str
        if isinstance(self.kind, OfferingViewKindType0):
            kind = self.kind.value
        else:
            kind = self.kind

        confirmation = self.confirmation

        move_notice_minutes: int | None
        move_notice_minutes = self.move_notice_minutes

        most_moves: int | None
        most_moves = self.most_moves

        slot_offset_minutes = self.slot_offset_minutes

        bookable_until: None | str
        if isinstance(self.bookable_until, datetime.date):
            bookable_until = self.bookable_until.isoformat()
        else:
            bookable_until = self.bookable_until

        most_sessions = self.most_sessions.to_dict()

        first_slot_only = self.first_slot_only

        place_kind: None | str
        if isinstance(self.place_kind, OfferingViewPlaceKindType0):
            place_kind = self.place_kind.value
        else:
            place_kind = self.place_kind

        place: dict[str, Any] | None
        if isinstance(self.place, PlaceView):
            place = self.place.to_dict()
        else:
            place = self.place

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        archived = self.archived

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "mentor_id": mentor_id,
            "title": title,
            "lengths_minutes": lengths_minutes,
            "slot_interval_minutes": slot_interval_minutes,
            "buffer_before_minutes": buffer_before_minutes,
            "buffer_after_minutes": buffer_after_minutes,
            "notice_minutes": notice_minutes,
            "horizon_days": horizon_days,
            "open_to": open_to,
            "kind": kind,
            "confirmation": confirmation,
            "move_notice_minutes": move_notice_minutes,
            "most_moves": most_moves,
            "slot_offset_minutes": slot_offset_minutes,
            "bookable_until": bookable_until,
            "most_sessions": most_sessions,
            "first_slot_only": first_slot_only,
            "place_kind": place_kind,
            "place": place,
            "questions": questions,
            "archived": archived,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limits_view import LimitsView # noqa: PLC0415
        from ..models.place_view import PlaceView # noqa: PLC0415
        from ..models.question_view import QuestionView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        mentor_id = UUID(d.pop("mentor_id"))




        title = d.pop("title")

        lengths_minutes = cast(list[int], d.pop("lengths_minutes"))


        slot_interval_minutes = d.pop("slot_interval_minutes")

        buffer_before_minutes = d.pop("buffer_before_minutes")

        buffer_after_minutes = d.pop("buffer_after_minutes")

        notice_minutes = d.pop("notice_minutes")

        horizon_days = d.pop("horizon_days")

        open_to = OfferingViewOpenTo(d.pop("open_to"))




        def _parse_kind(data: object) -> None | OfferingViewKindType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = OfferingViewKindType0(data)



                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OfferingViewKindType0, data)

        kind = _parse_kind(d.pop("kind"))


        confirmation = d.pop("confirmation")

        def _parse_move_notice_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        move_notice_minutes = _parse_move_notice_minutes(d.pop("move_notice_minutes"))


        def _parse_most_moves(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        most_moves = _parse_most_moves(d.pop("most_moves"))


        slot_offset_minutes = d.pop("slot_offset_minutes")

        def _parse_bookable_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                bookable_until_type_0 = datetime.date.fromisoformat(data)



                return bookable_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        bookable_until = _parse_bookable_until(d.pop("bookable_until"))


        most_sessions = LimitsView.from_dict(d.pop("most_sessions"))




        first_slot_only = d.pop("first_slot_only")

        def _parse_place_kind(data: object) -> None | OfferingViewPlaceKindType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                place_kind_type_0 = OfferingViewPlaceKindType0(data)



                return place_kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OfferingViewPlaceKindType0, data)

        place_kind = _parse_place_kind(d.pop("place_kind"))


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


        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = QuestionView.from_dict(questions_item_data)



            questions.append(questions_item)


        archived = d.pop("archived")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = OfferingViewCanItem(can_item_data)



            can.append(can_item)


        offering_view = cls(
            id=id,
            version=version,
            mentor_id=mentor_id,
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
            place_kind=place_kind,
            place=place,
            questions=questions,
            archived=archived,
            can=can,
        )


        offering_view.additional_properties = d
        return offering_view

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
