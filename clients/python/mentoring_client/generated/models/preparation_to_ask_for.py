from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.form_question_body import FormQuestionBody
  from ..models.preparation_reading_body import PreparationReadingBody





T = TypeVar("T", bound="PreparationToAskFor")



@_attrs_define
class PreparationToAskFor:
    """ What is asked before the first session from now on, whole; nothing: no preparation is asked for.

        Attributes:
            readings (list[PreparationReadingBody] | Unset): In the order in which they are read.
            questions (list[FormQuestionBody] | Unset): In the order in which they are asked; answers are for whoever gives
                them alone.
     """

    readings: list[PreparationReadingBody] | Unset = UNSET
    questions: list[FormQuestionBody] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        from ..models.preparation_reading_body import PreparationReadingBody # noqa: PLC0415
        readings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.readings, Unset):
            readings = []
            for readings_item_data in self.readings:
                readings_item = readings_item_data.to_dict()
                readings.append(readings_item)



        questions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.questions, Unset):
            questions = []
            for questions_item_data in self.questions:
                questions_item = questions_item_data.to_dict()
                questions.append(questions_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if readings is not UNSET:
            field_dict["readings"] = readings
        if questions is not UNSET:
            field_dict["questions"] = questions

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        from ..models.preparation_reading_body import PreparationReadingBody # noqa: PLC0415
        d = dict(src_dict)
        _readings = d.pop("readings", UNSET)
        readings: list[PreparationReadingBody] | Unset = UNSET
        if _readings is not UNSET:
            readings = []
            for readings_item_data in _readings:
                readings_item = PreparationReadingBody.from_dict(readings_item_data)



                readings.append(readings_item)


        _questions = d.pop("questions", UNSET)
        questions: list[FormQuestionBody] | Unset = UNSET
        if _questions is not UNSET:
            questions = []
            for questions_item_data in _questions:
                questions_item = FormQuestionBody.from_dict(questions_item_data)



                questions.append(questions_item)


        preparation_to_ask_for = cls(
            readings=readings,
            questions=questions,
        )

        return preparation_to_ask_for

