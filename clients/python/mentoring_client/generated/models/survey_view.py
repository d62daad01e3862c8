from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.survey_view_kind import SurveyViewKind
from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.form_question_terms_view import FormQuestionTermsView





T = TypeVar("T", bound="SurveyView")



@_attrs_define
class SurveyView:
    """ A survey, and how many answer it; never what anybody answers.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            programme_id (UUID): The programme that it belongs to.
            kind (SurveyViewKind): `baseline`: when the programme begins; `pulse`: on the way; `close`: when it ends.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            opens_on (datetime.date): The first day.
            closes_on (datetime.date): The last day.
            questions (list[FormQuestionTermsView]): Those that are shipped, then the programme's own.
            asked (int | None): How many were asked; null for one to four.
            answered (int | None): How many of them have answered; null for one to four.
            response_rate (float | None): The share of those; null of a few.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    id: UUID
    programme_id: UUID
    kind: SurveyViewKind
    version: int
    opens_on: datetime.date
    closes_on: datetime.date
    questions: list[FormQuestionTermsView]
    asked: int | None
    answered: int | None
    response_rate: float | None
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        id = str(self.id)

        programme_id = str(self.programme_id)

        kind = self.kind.value

        version = self.version

        opens_on = self.opens_on.isoformat()

        closes_on = self.closes_on.isoformat()

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        asked: int | None
        asked = self.asked

        answered: int | None
        answered = self.answered

        response_rate: float | None
        response_rate = self.response_rate

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "programme_id": programme_id,
            "kind": kind,
            "version": version,
            "opens_on": opens_on,
            "closes_on": closes_on,
            "questions": questions,
            "asked": asked,
            "answered": answered,
            "response_rate": response_rate,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        programme_id = UUID(d.pop("programme_id"))




        kind = SurveyViewKind(d.pop("kind"))




        version = d.pop("version")

        opens_on = datetime.date.fromisoformat(d.pop("opens_on"))




        closes_on = datetime.date.fromisoformat(d.pop("closes_on"))




        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionTermsView.from_dict(questions_item_data)



            questions.append(questions_item)


        def _parse_asked(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        asked = _parse_asked(d.pop("asked"))


        def _parse_answered(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        answered = _parse_answered(d.pop("answered"))


        def _parse_response_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        response_rate = _parse_response_rate(d.pop("response_rate"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        survey_view = cls(
            id=id,
            programme_id=programme_id,
            kind=kind,
            version=version,
            opens_on=opens_on,
            closes_on=closes_on,
            questions=questions,
            asked=asked,
            answered=answered,
            response_rate=response_rate,
            can=can,
        )


        survey_view.additional_properties = d
        return survey_view

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
