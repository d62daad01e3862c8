from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.answers_view_answers import AnswersViewAnswers
  from ..models.form_question_terms_view import FormQuestionTermsView





T = TypeVar("T", bound="AnswersView")



@_attrs_define
class AnswersView:
    """ What somebody answered when they signed up, beside what they were asked.

        Attributes:
            answers (AnswersViewAnswers): By the questions' keys.
            questions (list[FormQuestionTermsView]): As they were asked then.
            answered_at (datetime.datetime): When, in UTC.
     """

    answers: AnswersViewAnswers
    questions: list[FormQuestionTermsView]
    answered_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.answers_view_answers import AnswersViewAnswers # noqa: PLC0415
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        answers = self.answers.to_dict()

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        answered_at = self.answered_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "answers": answers,
            "questions": questions,
            "answered_at": answered_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answers_view_answers import AnswersViewAnswers # noqa: PLC0415
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        d = dict(src_dict)
        answers = AnswersViewAnswers.from_dict(d.pop("answers"))




        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionTermsView.from_dict(questions_item_data)



            questions.append(questions_item)


        answered_at = datetime.datetime.fromisoformat(d.pop("answered_at"))




        answers_view = cls(
            answers=answers,
            questions=questions,
            answered_at=answered_at,
        )


        answers_view.additional_properties = d
        return answers_view

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
