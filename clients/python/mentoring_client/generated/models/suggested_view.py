from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.suggested_view_can_item import SuggestedViewCanItem
from ..models.suggested_view_kind import SuggestedViewKind
from ..models.suggested_view_outcome_type_0 import SuggestedViewOutcomeType0
from ..models.suggested_view_side import SuggestedViewSide
from ..models.suggested_view_state import SuggestedViewState
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="SuggestedView")



@_attrs_define
class SuggestedView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mentorship_id (UUID): The mentorship in which it was made.
            kind (SuggestedViewKind): What it is.
            side (SuggestedViewSide): Who made it.
            title (None | str): What it is called. Null once the person who wrote it is not here for you any more.
            text (None | str): Why they think of it. Null once the person who wrote it is not here for you any more.
            link (None | str): Where it is found. Null once the person who wrote it is not here for you any more.
            goal_id (None | UUID): The goal that it helps with; null: no one goal.
            skills (list[str]): Which skills it is about.
            state (SuggestedViewState): How far it is.
            suggested_at (datetime.datetime): When it was made, in UTC.
            moved_at (datetime.datetime | None): When it last came on, in UTC.
            useful (int | None): How useful it was, from 1 to 5; null where that is not said.
            reflection (None | str): What the other side takes from it. Null once the person who wrote it is not here for
                you any more.
            outcome (None | SuggestedViewOutcomeType0): What it has led to; null where that is not said.
            can (list[SuggestedViewCanItem]): Where you may take it, and what you may say of it.
     """

    id: UUID
    version: int
    mentorship_id: UUID
    kind: SuggestedViewKind
    side: SuggestedViewSide
    title: None | str
    text: None | str
    link: None | str
    goal_id: None | UUID
    skills: list[str]
    state: SuggestedViewState
    suggested_at: datetime.datetime
    moved_at: datetime.datetime | None
    useful: int | None
    reflection: None | str
    outcome: None | SuggestedViewOutcomeType0
    can: list[SuggestedViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        mentorship_id = str(self.mentorship_id)

        kind = self.kind.value

        side = self.side.value

        title: None | str
        title = self.title

        text: None | str
        text = self.text

        link: None | str
        link = self.link

        goal_id: None | str
        if isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id

        skills = self.skills



        state = self.state.value

        suggested_at = self.suggested_at.isoformat()

        moved_at: None | str
        if isinstance(self.moved_at, datetime.datetime):
            moved_at = self.moved_at.isoformat()
        else:
            moved_at = self.moved_at

        useful: int | None
        useful = self.useful

        reflection: None | str
        reflection = self.reflection

        outcome: None | str
        if isinstance(self.outcome, SuggestedViewOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "mentorship_id": mentorship_id,
            "kind": kind,
            "side": side,
            "title": title,
            "text": text,
            "link": link,
            "goal_id": goal_id,
            "skills": skills,
            "state": state,
            "suggested_at": suggested_at,
            "moved_at": moved_at,
            "useful": useful,
            "reflection": reflection,
            "outcome": outcome,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        mentorship_id = UUID(d.pop("mentorship_id"))




        kind = SuggestedViewKind(d.pop("kind"))




        side = SuggestedViewSide(d.pop("side"))




        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))


        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))


        def _parse_goal_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goal_id_type_0 = UUID(data)



                return goal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        goal_id = _parse_goal_id(d.pop("goal_id"))


        skills = cast(list[str], d.pop("skills"))


        state = SuggestedViewState(d.pop("state"))




        suggested_at = datetime.datetime.fromisoformat(d.pop("suggested_at"))




        def _parse_moved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                moved_at_type_0 = datetime.datetime.fromisoformat(data)



                return moved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        moved_at = _parse_moved_at(d.pop("moved_at"))


        def _parse_useful(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        useful = _parse_useful(d.pop("useful"))


        def _parse_reflection(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reflection = _parse_reflection(d.pop("reflection"))


        def _parse_outcome(data: object) -> None | SuggestedViewOutcomeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = SuggestedViewOutcomeType0(data)



                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestedViewOutcomeType0, data)

        outcome = _parse_outcome(d.pop("outcome"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = SuggestedViewCanItem(can_item_data)



            can.append(can_item)


        suggested_view = cls(
            id=id,
            version=version,
            mentorship_id=mentorship_id,
            kind=kind,
            side=side,
            title=title,
            text=text,
            link=link,
            goal_id=goal_id,
            skills=skills,
            state=state,
            suggested_at=suggested_at,
            moved_at=moved_at,
            useful=useful,
            reflection=reflection,
            outcome=outcome,
            can=can,
        )


        suggested_view.additional_properties = d
        return suggested_view

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
