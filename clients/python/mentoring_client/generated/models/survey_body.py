from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.form_question_body import FormQuestionBody





T = TypeVar("T", bound="SurveyBody")



@_attrs_define
class SurveyBody:
    """ What is asked beside satisfaction, confidence, skills and contacts, and when.

        Attributes:
            opens_on (datetime.date | None | Unset): The first day; null, like `closes_on`: by the programme's dates.
            closes_on (datetime.date | None | Unset): The last day.
            questions (list[FormQuestionBody] | Unset): The programme's own, in the order in which they are asked. Scales
                that need a licence are yours to bring.
     """

    opens_on: datetime.date | None | Unset = UNSET
    closes_on: datetime.date | None | Unset = UNSET
    questions: list[FormQuestionBody] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        opens_on: None | str | Unset
        if isinstance(self.opens_on, Unset):
            opens_on = UNSET
        elif isinstance(self.opens_on, datetime.date):
            opens_on = self.opens_on.isoformat()
        else:
            opens_on = self.opens_on

        closes_on: None | str | Unset
        if isinstance(self.closes_on, Unset):
            closes_on = UNSET
        elif isinstance(self.closes_on, datetime.date):
            closes_on = self.closes_on.isoformat()
        else:
            closes_on = self.closes_on

        questions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.questions, Unset):
            questions = []
            for questions_item_data in self.questions:
                questions_item = questions_item_data.to_dict()
                questions.append(questions_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if opens_on is not UNSET:
            field_dict["opens_on"] = opens_on
        if closes_on is not UNSET:
            field_dict["closes_on"] = closes_on
        if questions is not UNSET:
            field_dict["questions"] = questions

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        d = dict(src_dict)
        def _parse_opens_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opens_on_type_0 = datetime.date.fromisoformat(data)



                return opens_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        opens_on = _parse_opens_on(d.pop("opens_on", UNSET))


        def _parse_closes_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closes_on_type_0 = datetime.date.fromisoformat(data)



                return closes_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        closes_on = _parse_closes_on(d.pop("closes_on", UNSET))


        _questions = d.pop("questions", UNSET)
        questions: list[FormQuestionBody] | Unset = UNSET
        if _questions is not UNSET:
            questions = []
            for questions_item_data in _questions:
                questions_item = FormQuestionBody.from_dict(questions_item_data)



                questions.append(questions_item)


        survey_body = cls(
            opens_on=opens_on,
            closes_on=closes_on,
            questions=questions,
        )

        return survey_body

