from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.open_survey_view_kind import OpenSurveyViewKind
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.form_question_view import FormQuestionView





T = TypeVar("T", bound="OpenSurveyView")



@_attrs_define
class OpenSurveyView:
    """ What somebody is asked, for whoever holds their link.

        Attributes:
            kind (OpenSurveyViewKind): Which of the programme's surveys it is.
            closes_on (datetime.date): The last day on which it can be answered.
            questions (list[FormQuestionView]): In the order in which they are asked.
            answered (bool): Whether there is an answer; another one takes its place. The link shows none.
     """

    kind: OpenSurveyViewKind
    closes_on: datetime.date
    questions: list[FormQuestionView]
    answered: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        kind = self.kind.value

        closes_on = self.closes_on.isoformat()

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        answered = self.answered


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kind": kind,
            "closes_on": closes_on,
            "questions": questions,
            "answered": answered,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        d = dict(src_dict)
        kind = OpenSurveyViewKind(d.pop("kind"))




        closes_on = datetime.date.fromisoformat(d.pop("closes_on"))




        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionView.from_dict(questions_item_data)



            questions.append(questions_item)


        answered = d.pop("answered")

        open_survey_view = cls(
            kind=kind,
            closes_on=closes_on,
            questions=questions,
            answered=answered,
        )


        open_survey_view.additional_properties = d
        return open_survey_view

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
