from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.managed_pair_view_health import ManagedPairViewHealth
from ..models.managed_pair_view_stage import ManagedPairViewStage
from ..models.managed_pair_view_state import ManagedPairViewState
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.counts import Counts





T = TypeVar("T", bound="ManagedPairView")



@_attrs_define
class ManagedPairView:
    """ A mentorship in the list of its programme's: how far it is and how it goes, and no word of the two.

        Attributes:
            mentorship_id (UUID): Which one it is.
            programme_id (UUID): The programme that it belongs to.
            mentor_id (UUID): The mentor's id, which is their person's.
            mentee_id (UUID): The mentee's id, which is their person's.
            state (ManagedPairViewState): Whether it goes on.
            stage (ManagedPairViewStage): Which of the four stages the two are in.
            opened_at (datetime.datetime): When it began, in UTC.
            paused_until (datetime.datetime | None): When a break ends by itself, in UTC; null where there is none, or it
                ends when one of the two resumes.
            ended_at (datetime.datetime | None): When it ended, in UTC; null while it goes on.
            counts (Counts):
            health (ManagedPairViewHealth): How it goes: by the rhythm agreed on, a week until the first session, a month
                where no rhythm is agreed on.
            active_at (datetime.datetime): When one of the two last did something, in UTC.
            meeting_due_at (datetime.datetime | None): By when the two meet next if they keep to their rhythm, in UTC; null
                where nothing is expected of them.
     """

    mentorship_id: UUID
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: ManagedPairViewState
    stage: ManagedPairViewStage
    opened_at: datetime.datetime
    paused_until: datetime.datetime | None
    ended_at: datetime.datetime | None
    counts: Counts
    health: ManagedPairViewHealth
    active_at: datetime.datetime
    meeting_due_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.counts import Counts # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        programme_id = str(self.programme_id)

        mentor_id = str(self.mentor_id)

        mentee_id = str(self.mentee_id)

        state = self.state.value

        stage = self.stage.value

        opened_at = self.opened_at.isoformat()

        paused_until: None | str
        if isinstance(self.paused_until, datetime.datetime):
            paused_until = self.paused_until.isoformat()
        else:
            paused_until = self.paused_until

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        counts = self.counts.to_dict()

        health = self.health.value

        active_at = self.active_at.isoformat()

        meeting_due_at: None | str
        if isinstance(self.meeting_due_at, datetime.datetime):
            meeting_due_at = self.meeting_due_at.isoformat()
        else:
            meeting_due_at = self.meeting_due_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "programme_id": programme_id,
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "state": state,
            "stage": stage,
            "opened_at": opened_at,
            "paused_until": paused_until,
            "ended_at": ended_at,
            "counts": counts,
            "health": health,
            "active_at": active_at,
            "meeting_due_at": meeting_due_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counts import Counts # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        programme_id = UUID(d.pop("programme_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        mentee_id = UUID(d.pop("mentee_id"))




        state = ManagedPairViewState(d.pop("state"))




        stage = ManagedPairViewStage(d.pop("stage"))




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


        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)



                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))


        counts = Counts.from_dict(d.pop("counts"))




        health = ManagedPairViewHealth(d.pop("health"))




        active_at = datetime.datetime.fromisoformat(d.pop("active_at"))




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


        managed_pair_view = cls(
            mentorship_id=mentorship_id,
            programme_id=programme_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            state=state,
            stage=stage,
            opened_at=opened_at,
            paused_until=paused_until,
            ended_at=ended_at,
            counts=counts,
            health=health,
            active_at=active_at,
            meeting_due_at=meeting_due_at,
        )


        managed_pair_view.additional_properties = d
        return managed_pair_view

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
