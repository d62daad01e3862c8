from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.feedback_view_author_side import FeedbackViewAuthorSide
from ..models.feedback_view_can_item import FeedbackViewCanItem
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.answer_view import AnswerView





T = TypeVar("T", bound="FeedbackView")



@_attrs_define
class FeedbackView:
    """ What one side says.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            session_id (UUID): The session that is meant.
            author_id (UUID): Who gave it.
            author_side (FeedbackViewAuthorSide): As mentor or as mentee.
            subject_id (UUID): Whom it is about.
            rating (int): 1 (poor) to 5 (excellent).
            went_well (None | str): What was good.
            to_improve (None | str): What could be better.
            skills (list[str]): What was found strong in the other, by slugs.
            goal_id (None | UUID): The goal that it is about; null: about none of its own.
            given_at (datetime.datetime): When it was given, in UTC.
            reveal_at (datetime.datetime): When the other side sees it even without having given theirs.
            revealed_at (datetime.datetime | None): When the other side could see it, in UTC; null until then.
            answer (AnswerView | None): What its receiver says to it; null while they have not, and where they are not here
                for you any more.
            can (list[FeedbackViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    session_id: UUID
    author_id: UUID
    author_side: FeedbackViewAuthorSide
    subject_id: UUID
    rating: int
    went_well: None | str
    to_improve: None | str
    skills: list[str]
    goal_id: None | UUID
    given_at: datetime.datetime
    reveal_at: datetime.datetime
    revealed_at: datetime.datetime | None
    answer: AnswerView | None
    can: list[FeedbackViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.answer_view import AnswerView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        session_id = str(self.session_id)

        author_id = str(self.author_id)

        author_side = self.author_side.value

        subject_id = str(self.subject_id)

        rating = self.rating

        went_well: None | str
        went_well = self.went_well

        to_improve: None | str
        to_improve = self.to_improve

        skills = self.skills



        goal_id: None | str
        if isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id

        given_at = self.given_at.isoformat()

        reveal_at = self.reveal_at.isoformat()

        revealed_at: None | str
        if isinstance(self.revealed_at, datetime.datetime):
            revealed_at = self.revealed_at.isoformat()
        else:
            revealed_at = self.revealed_at

        answer: dict[str, Any] | None
        if isinstance(self.answer, AnswerView):
            answer = self.answer.to_dict()
        else:
            answer = self.answer

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "session_id": session_id,
            "author_id": author_id,
            "author_side": author_side,
            "subject_id": subject_id,
            "rating": rating,
            "went_well": went_well,
            "to_improve": to_improve,
            "skills": skills,
            "goal_id": goal_id,
            "given_at": given_at,
            "reveal_at": reveal_at,
            "revealed_at": revealed_at,
            "answer": answer,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_view import AnswerView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        session_id = UUID(d.pop("session_id"))




        author_id = UUID(d.pop("author_id"))




        author_side = FeedbackViewAuthorSide(d.pop("author_side"))




        subject_id = UUID(d.pop("subject_id"))




        rating = d.pop("rating")

        def _parse_went_well(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        went_well = _parse_went_well(d.pop("went_well"))


        def _parse_to_improve(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        to_improve = _parse_to_improve(d.pop("to_improve"))


        skills = cast(list[str], d.pop("skills"))


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


        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))




        reveal_at = datetime.datetime.fromisoformat(d.pop("reveal_at"))




        def _parse_revealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revealed_at_type_0 = datetime.datetime.fromisoformat(data)



                return revealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revealed_at = _parse_revealed_at(d.pop("revealed_at"))


        def _parse_answer(data: object) -> AnswerView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answer_type_0 = AnswerView.from_dict(data)



                return answer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnswerView | None, data)

        answer = _parse_answer(d.pop("answer"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = FeedbackViewCanItem(can_item_data)



            can.append(can_item)


        feedback_view = cls(
            id=id,
            version=version,
            session_id=session_id,
            author_id=author_id,
            author_side=author_side,
            subject_id=subject_id,
            rating=rating,
            went_well=went_well,
            to_improve=to_improve,
            skills=skills,
            goal_id=goal_id,
            given_at=given_at,
            reveal_at=reveal_at,
            revealed_at=revealed_at,
            answer=answer,
            can=can,
        )


        feedback_view.additional_properties = d
        return feedback_view

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
