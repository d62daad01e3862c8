from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.form_question_body import FormQuestionBody





T = TypeVar("T", bound="CheckInQuestions")



@_attrs_define
class CheckInQuestions:
    """ What is asked in check-ins from now on, whole.

        Attributes:
            questions (list[FormQuestionBody]): In the order in which they are asked.
     """

    questions: list[FormQuestionBody]





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "questions": questions,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        d = dict(src_dict)
        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionBody.from_dict(questions_item_data)



            questions.append(questions_item)


        check_in_questions = cls(
            questions=questions,
        )

        return check_in_questions

