from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.momentum_of_mine_view_can_item import MomentumOfMineViewCanItem
from ..models.momentum_of_mine_view_health import MomentumOfMineViewHealth
from ..models.momentum_of_mine_view_you import MomentumOfMineViewYou
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.suggestion_view import SuggestionView





T = TypeVar("T", bound="MomentumOfMineView")



@_attrs_define
class MomentumOfMineView:
    """ How alive one of your mentorships is, and whether somebody waits for you there.

        Attributes:
            mentorship_id (UUID): The mentorship that it is about.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            health (MomentumOfMineViewHealth): How it goes: by the rhythm agreed on, a week until the first session, a month
                where no rhythm is agreed on.
            text (str): The same in words.
            active_at (datetime.datetime): When one of the two last did something, in UTC.
            silent_days (int): Whole days since then; none while a session is ahead.
            meeting_due_at (datetime.datetime | None): By when the two meet next if they keep to their rhythm, in UTC; null
                where nothing is expected of them.
            next_ (None | SuggestionView): What you do best now; null where there is nothing to do.
            muted (bool): Whether you want to be told nothing unasked about this mentorship.
            can (list[MomentumOfMineViewCanItem]): What the asker may do with it now.
            you (MomentumOfMineViewYou): Which of the two you are.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_id (UUID): The mentee's id, which is their person's.
            opened_at (datetime.datetime): When it began, in UTC.
            other_waits (bool): Whether the other side can't go on before you have done `next`.
     """

    mentorship_id: UUID
    version: int
    health: MomentumOfMineViewHealth
    text: str
    active_at: datetime.datetime
    silent_days: int
    meeting_due_at: datetime.datetime | None
    next_: None | SuggestionView
    muted: bool
    can: list[MomentumOfMineViewCanItem]
    you: MomentumOfMineViewYou
    mentor_id: UUID
    mentee_id: UUID
    opened_at: datetime.datetime
    other_waits: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.suggestion_view import SuggestionView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        version = self.version

        health = self.health.value

        text = self.text

        active_at = self.active_at.isoformat()

        silent_days = self.silent_days

        meeting_due_at: None | str
        if isinstance(self.meeting_due_at, datetime.datetime):
            meeting_due_at = self.meeting_due_at.isoformat()
        else:
            meeting_due_at = self.meeting_due_at

        next_: dict[str, Any] | None
        if isinstance(self.next_, SuggestionView):
            next_ = self.next_.to_dict()
        else:
            next_ = self.next_

        muted = self.muted

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)



        you = self.you.value

        mentor_id = str(self.mentor_id)

        mentee_id = str(self.mentee_id)

        opened_at = self.opened_at.isoformat()

        other_waits = self.other_waits


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "health": health,
            "text": text,
            "active_at": active_at,
            "silent_days": silent_days,
            "meeting_due_at": meeting_due_at,
            "next": next_,
            "muted": muted,
            "can": can,
            "you": you,
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "opened_at": opened_at,
            "other_waits": other_waits,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.suggestion_view import SuggestionView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        health = MomentumOfMineViewHealth(d.pop("health"))




        text = d.pop("text")

        active_at = datetime.datetime.fromisoformat(d.pop("active_at"))




        silent_days = d.pop("silent_days")

        def _parse_meeting_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                meeting_due_at_type_0 = datetime.datetime.fromisoformat(data)



                return meeting_due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        meeting_due_at = _parse_meeting_due_at(d.pop("meeting_due_at"))


        def _parse_next_(data: object) -> None | SuggestionView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                next_type_0 = SuggestionView.from_dict(data)



                return next_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestionView, data)

        next_ = _parse_next_(d.pop("next"))


        muted = d.pop("muted")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = MomentumOfMineViewCanItem(can_item_data)



            can.append(can_item)


        you = MomentumOfMineViewYou(d.pop("you"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_id = UUID(d.pop("mentee_id"))




        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))




        other_waits = d.pop("other_waits")

        momentum_of_mine_view = cls(
            mentorship_id=mentorship_id,
            version=version,
            health=health,
            text=text,
            active_at=active_at,
            silent_days=silent_days,
            meeting_due_at=meeting_due_at,
            next_=next_,
            muted=muted,
            can=can,
            you=you,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            opened_at=opened_at,
            other_waits=other_waits,
        )


        momentum_of_mine_view.additional_properties = d
        return momentum_of_mine_view

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
