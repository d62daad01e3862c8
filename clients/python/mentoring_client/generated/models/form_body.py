from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.consent_text_body import ConsentTextBody
  from ..models.form_question_body import FormQuestionBody





T = TypeVar("T", bound="FormBody")



@_attrs_define
class FormBody:
    """ All that a programme asks, whole.

        Attributes:
            questions (list[FormQuestionBody] | Unset): In the order in which they are asked.
            consent (list[ConsentTextBody] | Unset): One for each language; none: one agrees to nothing. Other words are
                asked for again of whoever agreed before.
     """

    questions: list[FormQuestionBody] | Unset = UNSET
    consent: list[ConsentTextBody] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.consent_text_body import ConsentTextBody # noqa: PLC0415
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        questions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.questions, Unset):
            questions = []
            for questions_item_data in self.questions:
                questions_item = questions_item_data.to_dict()
                questions.append(questions_item)



        consent: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.consent, Unset):
            consent = []
            for consent_item_data in self.consent:
                consent_item = consent_item_data.to_dict()
                consent.append(consent_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if questions is not UNSET:
            field_dict["questions"] = questions
        if consent is not UNSET:
            field_dict["consent"] = consent

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_text_body import ConsentTextBody # noqa: PLC0415
        from ..models.form_question_body import FormQuestionBody # noqa: PLC0415
        d = dict(src_dict)
        _questions = d.pop("questions", UNSET)
        questions: list[FormQuestionBody] | Unset = UNSET
        if _questions is not UNSET:
            questions = []
            for questions_item_data in _questions:
                questions_item = FormQuestionBody.from_dict(questions_item_data)



                questions.append(questions_item)


        _consent = d.pop("consent", UNSET)
        consent: list[ConsentTextBody] | Unset = UNSET
        if _consent is not UNSET:
            consent = []
            for consent_item_data in _consent:
                consent_item = ConsentTextBody.from_dict(consent_item_data)



                consent.append(consent_item)


        form_body = cls(
            questions=questions,
            consent=consent,
        )

        return form_body

