from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.step_view_can_item import StepViewCanItem
from ..models.step_view_ended_because_type_0 import StepViewEndedBecauseType0
from ..models.step_view_outcome_type_0 import StepViewOutcomeType0
from ..models.step_view_rung import StepViewRung
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="StepView")



@_attrs_define
class StepView:
    """ A step that was taken against a mentor in a programme.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            programme_id (UUID): The programme that it belongs to.
            person_id (UUID): Against whom.
            rung (StepViewRung): `told`: it was said, and nothing follows; `rest`: nobody new is sent to them in this
                programme until they come back;
                `unmatched`: until those who look after it let them.
            counted (int): How many requests had run out of time, and sessions been missed, in the ladder's time.
            taken_at (datetime.datetime): When it was taken, in UTC.
            ended_at (datetime.datetime | None): Since when it is over, in UTC; null while it holds.
            ended_because (None | StepViewEndedBecauseType0): `came_back`; `granted`: an appeal was; `corrected`: what was
                counted turned out to be none; `went_on`: the next step was taken.
            appeal (None | str): What they say to it; null where they have not appealed.
            appealed_at (datetime.datetime | None): When they said so, in UTC.
            outcome (None | StepViewOutcomeType0): What was decided on that; null until then.
            reason (None | str): Why.
            decided_at (datetime.datetime | None): When, in UTC.
            can (list[StepViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    programme_id: UUID
    person_id: UUID
    rung: StepViewRung
    counted: int
    taken_at: datetime.datetime
    ended_at: datetime.datetime | None
    ended_because: None | StepViewEndedBecauseType0
    appeal: None | str
    appealed_at: datetime.datetime | None
    outcome: None | StepViewOutcomeType0
    reason: None | str
    decided_at: datetime.datetime | None
    can: list[StepViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        programme_id = str(self.programme_id)

        person_id = str(self.person_id)

        rung = self.rung.value

        counted = self.counted

        taken_at = self.taken_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        ended_because: None | str
        if isinstance(self.ended_because, StepViewEndedBecauseType0):
            ended_because = self.ended_because.value
        else:
            ended_because = self.ended_because

        appeal: None | str
        appeal = self.appeal

        appealed_at: None | str
        if isinstance(self.appealed_at, datetime.datetime):
            appealed_at = self.appealed_at.isoformat()
        else:
            appealed_at = self.appealed_at

        outcome: None | str
        if isinstance(self.outcome, StepViewOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        reason: None | str
        reason = self.reason

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "programme_id": programme_id,
            "person_id": person_id,
            "rung": rung,
            "counted": counted,
            "taken_at": taken_at,
            "ended_at": ended_at,
            "ended_because": ended_because,
            "appeal": appeal,
            "appealed_at": appealed_at,
            "outcome": outcome,
            "reason": reason,
            "decided_at": decided_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        programme_id = UUID(d.pop("programme_id"))




        person_id = UUID(d.pop("person_id"))




        rung = StepViewRung(d.pop("rung"))




        counted = d.pop("counted")

        taken_at = datetime.datetime.fromisoformat(d.pop("taken_at"))




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


        def _parse_ended_because(data: object) -> None | StepViewEndedBecauseType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_because_type_0 = StepViewEndedBecauseType0(data)



                return ended_because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StepViewEndedBecauseType0, data)

        ended_because = _parse_ended_because(d.pop("ended_because"))


        def _parse_appeal(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        appeal = _parse_appeal(d.pop("appeal"))


        def _parse_appealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appealed_at_type_0 = datetime.datetime.fromisoformat(data)



                return appealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        appealed_at = _parse_appealed_at(d.pop("appealed_at"))


        def _parse_outcome(data: object) -> None | StepViewOutcomeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = StepViewOutcomeType0(data)



                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StepViewOutcomeType0, data)

        outcome = _parse_outcome(d.pop("outcome"))


        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)



                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = StepViewCanItem(can_item_data)



            can.append(can_item)


        step_view = cls(
            id=id,
            version=version,
            programme_id=programme_id,
            person_id=person_id,
            rung=rung,
            counted=counted,
            taken_at=taken_at,
            ended_at=ended_at,
            ended_because=ended_because,
            appeal=appeal,
            appealed_at=appealed_at,
            outcome=outcome,
            reason=reason,
            decided_at=decided_at,
            can=can,
        )


        step_view.additional_properties = d
        return step_view

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
