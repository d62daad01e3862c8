from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.survey_answers_body_answers import SurveyAnswersBodyAnswers





T = TypeVar("T", bound="SurveyAnswersBody")



@_attrs_define
class SurveyAnswersBody:
    """ The answers, with what makes the link good.

        Attributes:
            until (int): As the link has it.
            code (str): As the link has it.
            answers (SurveyAnswersBodyAnswers): By the questions' keys.
     """

    until: int
    code: str
    answers: SurveyAnswersBodyAnswers





    def to_dict(self) -> dict[str, Any]:
        from ..models.survey_answers_body_answers import SurveyAnswersBodyAnswers # noqa: PLC0415
        until = self.until

        code = self.code

        answers = self.answers.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "until": until,
            "code": code,
            "answers": answers,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.survey_answers_body_answers import SurveyAnswersBodyAnswers # noqa: PLC0415
        d = dict(src_dict)
        until = d.pop("until")

        code = d.pop("code")

        answers = SurveyAnswersBodyAnswers.from_dict(d.pop("answers"))




        survey_answers_body = cls(
            until=until,
            code=code,
            answers=answers,
        )

        return survey_answers_body

